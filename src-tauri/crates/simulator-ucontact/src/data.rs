//! The tenant: a collections and sales office that does not exist, with people who do not exist either.

use crate::settings::{Role, UserSettings};

/// One campaign; vendors and documents also say queue, dialer or "marcador".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Campaign {
    /// With its marker, which is part of the name.
    pub(crate) name: &'static str,
    /// Several are joined with a colon.
    pub(crate) did: &'static str,
    pub(crate) completed: u64,
    pub(crate) abandoned: u64,
    /// Calls waiting.
    pub(crate) waiting: u64,
    pub(crate) talked_s: u64,
    pub(crate) hold_s: u64,
    pub(crate) service_level: f64,
}

const fn campaign(name: &'static str, did: &'static str, completed: u64, abandoned: u64) -> Campaign {
    Campaign {
        name,
        did,
        completed,
        abandoned,
        waiting: abandoned / 4,
        talked_s: completed * 95,
        hold_s: completed * 7,
        service_level: 92.5,
    }
}

pub(crate) const CAMPAIGNS: [Campaign; 7] = [
    campaign("Cobranza->", "59820000000:59820000001", 120, 0),
    campaign("Soporte<-", "59820000010", 84, 9),
    campaign("Ventas Norte->", "59820000020", 31, 0),
    campaign("Campaña Otoño->", "59820000030", 12, 0),
    campaign("Altas & Bajas<-", "59820000040", 47, 4),
    campaign("POWER<-", "59820000050", 260, 13),
    campaign("campana->", "59820000060", 0, 0),
];

pub(crate) fn campaign_named(name: &str) -> Option<&'static Campaign> {
    CAMPAIGNS.iter().find(|campaign| campaign.name == name)
}

/// One row of the disposition table: a leaf. Empty levels mean that the branch ends above.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leaf {
    pub(crate) campaign: &'static str,
    pub(crate) channel: &'static str,
    pub(crate) levels: [&'static str; 3],
    pub(crate) action: &'static str,
}

const fn leaf(campaign: &'static str, levels: [&'static str; 3], action: &'static str) -> Leaf {
    Leaf { campaign, channel: "telephony", levels, action }
}

pub(crate) const TREE: [Leaf; 27] = [
    leaf("Cobranza->", ["Promesa de pago", "Total", "Hoy"], "NOACTION"),
    leaf("Cobranza->", ["Promesa de pago", "Total", "Esta semana"], "NOACTION"),
    leaf("Cobranza->", ["Promesa de pago", "Parcial", ""], "RESCHEDULE"),
    leaf("Cobranza->", ["Ya pagó", "Comprobante recibido", ""], "NOACTION"),
    leaf("Cobranza->", ["Ya pagó", "Sin comprobante", "Lo envía mañana"], "RESCHEDULE"),
    leaf("Cobranza->", ["Volver a llamar", "", ""], "RESCHEDULE"),
    leaf("Cobranza->", ["No contesta", "", ""], "NOACTION"),
    leaf("Cobranza->", ["Número equivocado", "No llamar más", ""], "BLACKLIST"),
    leaf("Soporte<-", ["Resuelto", "", ""], "NOACTION"),
    leaf("Soporte<-", ["Escalado", "Nivel 2", "Red"], "NOACTION"),
    leaf("Soporte<-", ["Escalado", "Nivel 2", "Facturación"], "NOACTION"),
    leaf("Soporte<-", ["Escalado", "Visita técnica", ""], "RESCHEDULE"),
    leaf("Ventas Norte->", ["Venta", "Plan 100% fibra", "Mañana & tarde"], "NOACTION"),
    leaf("Ventas Norte->", ["Venta", "Plan 100% fibra", "Fin de semana"], "NOACTION"),
    leaf("Ventas Norte->", ["Interesado", "Cotización + llamada", ""], "RESCHEDULE"),
    leaf("Ventas Norte->", ["No interesado", "Precio = alto", ""], "NOACTION"),
    leaf("Campaña Otoño->", ["Compró", "", ""], "NOACTION"),
    leaf("Campaña Otoño->", ["Volverá a llamar", "", ""], "RESCHEDULE"),
    leaf("Campaña Otoño->", ["Não fala espanhol", "", ""], "NOACTION"),
    leaf("Altas & Bajas<-", ["Alta", "Línea móvil", ""], "NOACTION"),
    leaf("Altas & Bajas<-", ["Baja", "Precio", "Competencia"], "NOACTION"),
    leaf("Altas & Bajas<-", ["Baja", "Mudanza", ""], "NOACTION"),
    leaf("POWER<-", ["Contactado", "", ""], "NOACTION"),
    leaf("POWER<-", ["No contactado", "Buzón", ""], "RESCHEDULE"),
    leaf("campana->", ["Tipificacion1", "", ""], "NOACTION"),
    leaf("campana->", ["Tipificacion2", "", ""], "NOACTION"),
    Leaf { campaign: "Soporte<-", channel: "webchat", levels: ["Chat resuelto", "", ""], action: "NOACTION" },
];

/// How a path of three levels lies in the tree of a campaign's calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placed {
    Nowhere,
    /// On the way to a leaf.
    Inner,
    Leaf,
}

pub(crate) fn place(campaign: &str, path: [&str; 3]) -> Placed {
    let of_calls = |leaf: &&Leaf| leaf.campaign == campaign && leaf.channel == "telephony";
    let leaves = || TREE.iter().filter(of_calls);
    if leaves().any(|leaf| leaf.levels == path) {
        return Placed::Leaf;
    }
    let depth = path.iter().take_while(|level| !level.is_empty()).count();
    let gapless = path[depth..].iter().all(|level| level.is_empty());
    if depth > 0 && gapless && leaves().any(|leaf| leaf.levels[..depth] == path[..depth]) {
        Placed::Inner
    } else {
        Placed::Nowhere
    }
}

pub(crate) const BREAKS: [&str; 5] = ["Almuerzo", "Baño", "Capacitación", "Reunión", "Pausa café"];

/// Where an extension is dialled from.
pub(crate) const CONTEXT: &str = "entrantes";

pub(crate) fn users() -> Vec<UserSettings> {
    let user = |user: &str, name: &str, role, extension: Option<&str>| UserSettings {
        user: user.to_owned(),
        password: "secret".to_owned(),
        name: name.to_owned(),
        role,
        extension: extension.map(str::to_owned),
        campaigns: Vec::new(),
        signed_in: false,
    };
    vec![
        user("a.ejemplo", "Ana Ejemplo", Role::Agent, Some("1997")),
        user("l.prueba", "Luz Prueba", Role::Agent, Some("1998")),
        UserSettings {
            campaigns: vec!["Soporte<-".to_owned(), "Campaña Otoño->".to_owned()],
            ..user("n.muestra", "Nora Muestra", Role::Agent, Some("1999"))
        },
        user("api.ringside", "Toolbar API", Role::Supervisor, None),
        user("s.modelo", "Sol Modelo", Role::Supervisor, Some("1990")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_leaf_on_the_way_to_one_or_nowhere() {
        for (campaign, path, placed) in [
            ("Cobranza->", ["Volver a llamar", "", ""], Placed::Leaf),
            ("Cobranza->", ["Promesa de pago", "Total", "Hoy"], Placed::Leaf),
            ("Cobranza->", ["Promesa de pago", "Total", ""], Placed::Inner),
            ("Cobranza->", ["Promesa de pago", "", ""], Placed::Inner),
            ("Cobranza->", ["Promesa de pago", "", "Hoy"], Placed::Nowhere),
            ("Cobranza->", ["promesa de pago", "", ""], Placed::Nowhere),
            ("Cobranza->", ["", "", ""], Placed::Nowhere),
            ("Cobranza", ["Volver a llamar", "", ""], Placed::Nowhere),
            ("Soporte<-", ["Chat resuelto", "", ""], Placed::Nowhere),
        ] {
            assert_eq!(place(campaign, path), placed, "{campaign} {path:?}");
        }
    }

    #[test]
    fn every_leaf_belongs_to_a_campaign_and_all_actions_occur() {
        assert!(TREE.iter().all(|leaf| campaign_named(leaf.campaign).is_some()));
        for action in ["NOACTION", "RESCHEDULE", "BLACKLIST"] {
            assert!(TREE.iter().any(|leaf| leaf.action == action));
        }
    }
}
