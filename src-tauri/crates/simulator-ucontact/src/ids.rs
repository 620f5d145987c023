/// Draws a UUID of version 4, in lower case.
pub(crate) fn uuid(rng: &mut fastrand::Rng) -> String {
    let bits = (rng.u128(..) & !(0xf << 76 | 0x3 << 62)) | 0x4 << 76 | 0x2 << 62;
    let text = format!("{bits:032x}");
    [&text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_form_of_a_random_uuid() {
        let mut rng = fastrand::Rng::with_seed(7);
        for _ in 0..50 {
            let id = uuid(&mut rng);
            let lengths: Vec<usize> = id.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12]);
            assert_eq!((&id[14..15], "89ab".contains(&id[19..20])), ("4", true), "{id}");
        }
    }
}
