import { systemCountry, tagOf } from '../../text/languages';
import { country, locale } from '../../text/text.svelte';

const codes =
  'AE AR AT AU BE BG BO BR CA CH CL CN CO CR CY CZ DE DK DO EC EE EG ES FI FR GB GR GT HK HN HR HU ID IE IL IN IS IT JM JP KE KR LT LU LV MA MT MX MY NG NI NL NO NZ PA PE PH PK PL PR PT PY RO RS RU SA SE SG SI SK SV TH TN TR TT TW UA US UY VE VN ZA';

/** The country this computer is set to, where it is one of the list. */
function ownCountry(): string {
  const region = systemCountry() ?? 'GB';
  return codes.split(' ').includes(region) ? region : 'GB';
}

export const countries = {
  own: ownCountry(),
  /** All countries by name, `chosen` among them even when it is a rare one. */
  all(chosen: string): { id: string; label: string }[] {
    return [...new Set([...codes.split(' '), chosen])]
      .map((id) => ({ id, label: country(id) }))
      .sort((one, other) => one.label.localeCompare(other.label, tagOf(locale())));
  },
};
