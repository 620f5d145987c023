use std::collections::{HashSet, VecDeque};

use ringside_domain::{Catalogue, CodeKind, DispositionCode, Requirements};
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Failure, Lane};

use crate::{
    site::Site,
    wire::{Group, Malformed, disposition, members},
};

/// How many groups are asked for one by one, where their tree does not come whole.
const MOST: usize = 40;

impl Site {
    /// The outcomes an agent may choose from: a tree of groups, flattened to its leaves.
    pub(crate) async fn dispositions(&self) -> Result<Catalogue, Failure> {
        let order = self.rest.get(&["groups"], &[("type", "dispositions"), ("fields", "*")], Lane::List);
        let received = self.exchange(&order).await?;
        let roots = members(&received.body, "groups", Group::read)?.unwrap_or_default();
        let roots = self.chosen(roots)?;
        // A single root says nothing a person would choose by.
        let named = roots.len() > 1;
        let mut catalogue = Catalogue::default();
        let mut seen = HashSet::new();
        let mut asked = 0;
        for root in roots {
            let whole = self.tree(&root).await?;
            let path: Vec<String> = root.name.clone().filter(|_| named).into_iter().collect();
            let mut open = VecDeque::from([(whole, path)]);
            while let Some((group, path)) = open.pop_front() {
                let mut leaves = group.dispositions;
                if leaves.is_none() && group.groups.as_ref().is_none_or(Vec::is_empty) && asked < MOST {
                    asked += 1;
                    leaves = Some(self.leaves(&group.id).await?);
                }
                // Only the leaf's own name is stored at the vendor, so a name is offered once.
                for (name, label) in leaves.unwrap_or_default() {
                    if seen.insert(name.clone()) {
                        catalogue.codes.push(leaf(&path, name, label));
                    }
                }
                for (place, inner) in group.groups.unwrap_or_default().into_iter().enumerate() {
                    let mut path = path.clone();
                    path.extend(inner.name.clone());
                    open.insert(place, (inner, path));
                }
            }
        }
        Ok(catalogue)
    }

    /// The root group the profile names, else the default one, else all.
    fn chosen(&self, roots: Vec<Group>) -> Result<Vec<Group>, Failure> {
        if let Some(wanted) = &self.config().settled.disposition_group {
            let found = roots.into_iter().find(|group| group.name.as_ref() == Some(wanted));
            let missing = || {
                Failure::new(VendorErrorKind::Refused)
                    .detail("options.disposition_group names no group there")
            };
            return Ok(vec![found.ok_or_else(missing)?]);
        }
        Ok(match roots.iter().find(|group| group.default) {
            Some(default) => vec![default.clone()],
            None => roots,
        })
    }

    async fn tree(&self, root: &Group) -> Result<Group, Failure> {
        let order = self.rest.get(&["groups", &root.id], &[("subresources", "**")], Lane::List);
        let received = self.exchange(&order).await?;
        Ok(Group::read(received.member("group")?).ok_or(Malformed("group"))?)
    }

    async fn leaves(&self, group: &str) -> Result<Vec<(String, Option<String>)>, Failure> {
        let order = self.rest.get(&["groups", group, "dispositions"], &[("fields", "*")], Lane::List);
        let received = self.exchange(&order).await?;
        Ok(members(&received.body, "dispositions", disposition)?.unwrap_or_default())
    }
}

fn leaf(path: &[String], name: String, label: Option<String>) -> DispositionCode {
    let mut path = path.to_vec();
    path.push(label.unwrap_or_else(|| name.clone()));
    DispositionCode {
        code: name,
        path,
        // The vendor does not say; what a site demands stands in its profile.
        kind: CodeKind::Other,
        requires: Requirements::default(),
        default_sales: None,
    }
}
