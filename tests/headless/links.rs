//! Other programs ask to dial, by links.

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{OfferedView, Phase, ProfileReply, ProfileRequest, SessionView};
use ringside_tests::headless::{Bar, Place};

use crate::drive::{leave, simulator, with_policy};

async fn open(bar: &Bar, link: &str) -> Result<()> {
    let reply = bar.profile(&ProfileRequest::OpenLink { link: link.to_owned() }).await?;
    ensure!(reply == Ok(ProfileReply::Done), "{reply:?}");
    Ok(())
}

/// The newest link's view, once its id is `id`.
async fn offered(bar: &Bar, id: u64) -> Result<OfferedView> {
    let is_it = |offered: &OfferedView| match offered {
        OfferedView::Number { id: of, .. } | OfferedView::Nothing { id: of, .. } => *of == id,
    };
    let seen = bar
        .until("what the link offers", |seen| {
            seen.app.as_ref().and_then(|app| app.offered.as_ref()).is_some_and(is_it)
        })
        .await?;
    seen.app.and_then(|app| app.offered).context("an offer")
}

fn reason(offered: OfferedView) -> Result<String> {
    match offered {
        OfferedView::Nothing { why, .. } => Ok(why.key),
        OfferedView::Number { number, .. } => bail!("{number} is offered"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_fills_the_field_and_dials_nothing() -> Result<()> {
    let sim = simulator(61).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    // Before anybody has signed in, as where the link starts the program.
    open(&bar, "tel:+44-20-7946-0123").await?;
    let (number, lead, session) = ("+442079460123".to_owned(), None, None);
    let first = OfferedView::Number { id: 1, number: number.clone(), lead, session };
    ensure!(offered(&bar, 1).await? == first);
    bar.sign_in().await?;

    open(&bar, "ringside://dial?number=+442079460123&lead=48213&profile=leeds").await?;
    let (lead, session) = (Some("48213".to_owned()), Some("leeds".to_owned()));
    ensure!(offered(&bar, 2).await? == OfferedView::Number { id: 2, number, lead, session });

    // The page that took the first one a moment ago does not take the second one away.
    bar.profile(&ProfileRequest::LinkTaken { id: 1 }).await?.ok().context("taken")?;
    ensure!(offered(&bar, 2).await.is_ok());
    bar.profile(&ProfileRequest::LinkTaken { id: 2 }).await?.ok().context("taken")?;
    bar.until("nothing offered", |seen| seen.app.as_ref().is_some_and(|app| app.offered.is_none())).await?;

    ensure!(sim.requests("dial") == 0, "a link dialled");
    let log = leave(bar).await?;
    ensure!(!log.contains("79460123"), "{log}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_without_a_number_says_so() -> Result<()> {
    let sim = simulator(62).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    for (id, (link, why)) in (1..).zip([
        ("sip:reception@pbx.example", "link-no-number"),
        ("https://example.com/", "link-not-to-dial"),
        ("ringside://dial?number=02079460123&profile=york", "link-no-profile"),
    ]) {
        open(&bar, link).await?;
        ensure!(reason(offered(&bar, id).await?)? == why, "{link}");
    }
    leave(bar).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_can_switch_links_off() -> Result<()> {
    let sim = simulator(63).await?;
    let place = Place::new(&sim)?;
    let bar = with_policy(&place, "dial_links = 'off'")?;
    open(&bar, "tel:+442079460123").await?;
    ensure!(reason(offered(&bar, 1).await?)? == "link-off");
    leave(bar).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_policy_says_so_a_whole_number_is_dialled_at_once_and_a_doubtful_one_is_not() -> Result<()> {
    let sim = simulator(64).await?;
    let place = Place::new(&sim)?;
    let bar = with_policy(&place, "dial_links = 'dial'")?;
    open(&bar, "tel:+442079460123").await?;
    ensure!(matches!(offered(&bar, 1).await?, OfferedView::Number { .. }), "nobody is signed in");
    bar.sign_in().await?;
    bar.until_view("a free dial field", |view| view.phase == Phase::SignedIn && view.slots.dial.enabled)
        .await?;

    // An extension or a short code does things at the exchange; it wants an eye on it.
    open(&bar, "tel:*21*07700900123%23").await?;
    ensure!(reason(offered(&bar, 2).await?)? == "link-no-number");
    open(&bar, "tel:1571").await?;
    ensure!(matches!(offered(&bar, 3).await?, OfferedView::Number { .. }));
    ensure!(sim.requests("dial") == 0, "a short code was dialled");

    open(&bar, "tel:+442079460123").await?;
    let dialled = |view: &SessionView| view.calls.iter().any(|call| call.inbound == Some(false));
    bar.until_view("the call", dialled).await?;
    ensure!(sim.requests("dial") == 1);

    // While that call is up nothing more is dialled: the number waits for the agent.
    open(&bar, "tel:+442079460188").await?;
    ensure!(matches!(offered(&bar, 4).await?, OfferedView::Number { .. }));
    ensure!(sim.requests("dial") == 1, "a second call was dialled");
    bar.kill().await?;
    Ok(())
}

/// A bar on a desktop with these programs, each by the name of its entry, where links to call are the first one's.
#[cfg(target_os = "linux")]
fn on_a_desktop(place: &Place, programs: &std::path::Path) -> Result<Bar> {
    std::fs::write(programs.join("handlers"), "x-scheme-handler/tel=softphone.desktop\n")?;
    let stand_in = concat!(env!("CARGO_MANIFEST_DIR"), "/headless/desktop");
    let folder = programs.display();
    place.start_by(&format!(
        "PATH='{stand_in}':\"$PATH\" XDG_CONFIG_HOME='{folder}' XDG_DATA_HOME='{folder}' XDG_DATA_DIRS='{folder}' exec \"$0\" \"$@\""
    ))
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn whose_the_links_are_is_said_and_they_become_ours_only_where_we_are_installed_and_asked_to()
-> Result<()> {
    let sim = simulator(65).await?;
    let place = Place::new(&sim)?;
    let programs = tempfile::tempdir()?;
    let entries = programs.path().join("applications");
    std::fs::create_dir(&entries)?;
    std::fs::write(entries.join("softphone.desktop"), "[Desktop Entry]\nName=Softphone\n")?;
    let bar = on_a_desktop(&place, programs.path())?;
    let owners = async |request| match bar.profile(&request).await? {
        Ok(ProfileReply::LinkOwners { links, cannot }) => {
            let said = links.into_iter().map(|link| (link.scheme, link.owner, link.ours));
            Ok((said.collect::<Vec<_>>(), cannot.map(|why| why.key)))
        }
        other => bail!("{other:?}"),
    };
    let (links, cannot) = owners(ProfileRequest::LinkOwners).await?;
    ensure!(links[0] == ("tel".into(), Some("Softphone".into()), false), "{links:?}");
    ensure!(links[1] == ("callto".into(), None, false), "{links:?}");
    ensure!(cannot.as_deref() == Some("links-not-installed"));
    let refused = bar.profile(&ProfileRequest::TakeLinks).await?;
    ensure!(refused.is_err_and(|error| error.text.key == "links-not-installed"));
    ensure!(owners(ProfileRequest::LinkOwners).await?.0 == links, "nothing was taken");

    std::fs::write(entries.join("Ringside.desktop"), "[Desktop Entry]\nName=Ringside\n")?;
    ensure!(owners(ProfileRequest::LinkOwners).await? == (links, None), "being installed takes nothing");
    let (links, _) = owners(ProfileRequest::TakeLinks).await?;
    let ours =
        |(_, owner, ours): &(String, Option<String>, bool)| *ours && owner.as_deref() == Some("Ringside");
    ensure!(links.len() == 5 && links.iter().all(ours), "{links:?}");
    bar.stop().await?;
    Ok(())
}
