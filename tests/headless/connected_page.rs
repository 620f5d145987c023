//! Pages of the CRM in the agent's own browser, over a real WebSocket.

use anyhow::{Context as _, Result, bail, ensure};
use futures::{SinkExt as _, StreamExt as _};
use ringside_ipc::{
    BridgeView, DraftInput, OfferedView, PageNumbersWord, ProfileReply, ProfileRequest, SessionReply,
    SessionRequest,
};
use ringside_tests::headless::{Bar, LIMIT, Place, SESSION};
use serde_json::{Value, json};
use tokio::{net::TcpStream, sync::Mutex, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest as _, http::HeaderValue},
};

use crate::drive::{dial, hang_up, leave, simulator, until_delivered, with_policy};

const CRM: &str = "https://crm.shop.example";
const NUMBER: &str = "07700 900872";

/// The bridge has few ports: one test at a time.
static PORTS: Mutex<()> = Mutex::const_new(());

/// A page with its socket.
struct Page {
    socket: WebSocketStream<TcpStream>,
}

impl Page {
    /// Opens the socket; a page that may not ask gets none.
    async fn open(port: u16, origin: &str) -> Result<Result<Self, Error>> {
        let mut request = format!("ws://127.0.0.1:{port}/ringside/v1").into_client_request()?;
        let headers = request.headers_mut();
        headers.insert("Origin", HeaderValue::from_str(origin)?);
        headers.insert("Sec-WebSocket-Protocol", HeaderValue::from_static("ringside.v1"));
        let line = TcpStream::connect(("127.0.0.1", port)).await?;
        let opened = timeout(LIMIT, client_async(request, line)).await?;
        Ok(opened.map(|(socket, _)| Self { socket }))
    }

    async fn say(&mut self, value: &Value) -> Result<()> {
        Ok(self.socket.send(Message::text(value.to_string())).await?)
    }

    /// The next thing the bar says that is as wanted; `None` when it closes first.
    async fn hear(&mut self, wanted: impl Fn(&Value) -> bool) -> Result<Option<Value>> {
        let heard = async {
            while let Some(message) = self.socket.next().await {
                match message {
                    Ok(Message::Text(text)) => {
                        let said: Value = serde_json::from_str(&text)?;
                        if wanted(&said) {
                            return Ok(Some(said));
                        }
                    }
                    Ok(Message::Close(_)) | Err(_) => return Ok(None),
                    Ok(_) => {}
                }
            }
            Ok(None)
        };
        timeout(LIMIT, heard).await.context("the bar says nothing")?
    }

    async fn hear_of(&mut self, kind: &str) -> Result<Value> {
        self.hear(|said| said["type"] == kind).await?.with_context(|| format!("closed before {kind}"))
    }

    /// Asks, and returns the answer.
    async fn ask(&mut self, mut request: Value) -> Result<Value> {
        request["id"] = json!("q");
        self.say(&request).await?;
        self.hear(|said| said["id"] == "q").await?.context("closed before the answer")
    }

    /// Waits until the state is as wanted, and returns its one session.
    async fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
        let state = self.hear(|said| said["type"] == "state" && wanted(&said["sessions"][0])).await?;
        Ok(state.context("closed before the state")?["sessions"][0].clone())
    }
}

/// Lets pages ask, and returns the port they find.
async fn switched_on(bar: &Bar) -> Result<u16> {
    let reply = bar.profile(&ProfileRequest::SetBridge { on: true }).await?;
    ensure!(reply == Ok(ProfileReply::Done), "{reply:?}");
    port(bar).await
}

async fn port(bar: &Bar) -> Result<u16> {
    bridge(bar, "the bridge", |bridge| bridge.port.is_some()).await?.port.context("a port")
}

async fn bridge(bar: &Bar, what: &str, wanted: impl Fn(&BridgeView) -> bool) -> Result<BridgeView> {
    let seen = bar.until(what, |seen| seen.app.as_ref().is_some_and(|app| wanted(&app.bridge))).await?;
    Ok(seen.app.context("an app")?.bridge)
}

/// A page that asks: it and the bar show the same six figures, and the agent says this.
async fn asks(bar: &Bar, port: u16, yes: bool) -> Result<Page> {
    let mut page = Page::open(port, CRM).await??;
    page.say(&json!({"do": "connect"})).await?;
    let code = page.hear_of("code").await?["code"].as_str().context("a code")?.to_owned();
    let asked = bridge(bar, "the question", |bridge| bridge.question.is_some()).await?;
    let question = asked.question.context("a question")?;
    ensure!((question.page.as_str(), &question.code) == (CRM, &code), "{question:?} {code}");
    let reply = bar.profile(&ProfileRequest::AnswerPage { id: question.id, yes }).await?;
    ensure!(reply == Ok(ProfileReply::Done), "{reply:?}");
    Ok(page)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_the_agent_connects_fills_in_a_number_and_sets_an_outcome_once_until_it_is_sent_away()
-> Result<()> {
    let _ports = PORTS.lock().await;
    let sim = simulator(91).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    ensure!(bar.seen().app.is_some_and(|app| !app.bridge.on && app.bridge.port.is_none()), "on by itself");
    let at = switched_on(&bar).await?;

    let mut page = asks(&bar, at, true).await?;
    let token = page.hear_of("connected").await?["token"].as_str().context("a token")?.to_owned();
    let session = page.until(|one| one["signed_in"] == true).await?;
    ensure!(session["session"] == SESSION, "{session}");
    let with_it = bridge(&bar, "the page", |bridge| bridge.pages.iter().any(|page| page.here)).await?;
    ensure!(with_it.pages.len() == 1 && with_it.pages[0].page == CRM && with_it.question.is_none());

    // Under the usual rule a number waits for the agent.
    let said = page.ask(json!({"do": "dial", "number": NUMBER, "lead": "48213"})).await?;
    ensure!(said == json!({"type": "done", "id": "q", "how": "filled"}), "{said}");
    let offered = |seen: &ringside_tests::headless::Seen| seen.app.as_ref()?.offered.clone();
    let seen = bar.until("the number", |seen| offered(seen).is_some()).await?;
    let Some(OfferedView::Number { number, lead, .. }) = offered(&seen) else { bail!("no number") };
    ensure!((number.as_str(), lead.as_deref()) == ("07700900872", Some("48213")), "{number}");
    ensure!(sim.requests("dial") == 0, "it was dialled");
    for (number, why) in [("call me", "bad_number"), ("", "bad_number")] {
        let said = page.ask(json!({"do": "dial", "number": number})).await?;
        ensure!(said["why"] == why, "{said}");
    }
    let said = page.ask(json!({"do": "dial", "number": NUMBER, "session": "york"})).await?;
    ensure!(said["why"] == "no_such_session", "{said}");

    // The call the agent dials then: its number and no name, no note.
    let call = dial(&bar, NUMBER, None).await?;
    let with_call =
        page.until(|one| one["calls"][0]["phase"] == "connected" && one["state"] == "on_call").await?;
    let shown = &with_call["calls"][0];
    ensure!(shown["call"] == call.as_str() && shown["number"] == "+447700900872", "{shown}");
    ensure!(shown["outcome_owed"] == false && shown["direction"] == "out", "{shown}");
    let draft = DraftInput { note: "hers".to_owned(), ..DraftInput::default() };
    bar.take(SessionRequest::SaveDraft { call: call.clone(), draft }).await?;
    hang_up(&bar, &call).await?;
    let over = page.until(|one| one["calls"][0]["outcome_owed"] == true).await?;
    ensure!(over["calls"][0]["started_ms"] == shown["started_ms"], "{over} {shown}");
    ensure!(!over.to_string().contains("hers"), "{over}");

    let said = page.ask(json!({"do": "outcomes", "session": SESSION})).await?;
    let known =
        |code: &str| said["outcomes"].as_array().is_some_and(|all| all.iter().any(|one| one["code"] == code));
    ensure!(known("NOTINT"), "{said}");
    let set = json!({"do": "outcome", "session": SESSION, "call": call, "code": "NOTINT"});
    let said =
        page.ask(json!({"do": "outcome", "session": SESSION, "call": "none", "code": "NOTINT"})).await?;
    ensure!(said["why"] == "not_found", "{said}");
    let said = page.ask(set.clone()).await?;
    ensure!(said == json!({"type": "done", "id": "q"}), "{said}");
    until_delivered(&bar, &call).await?;
    let said = page.ask(set).await?;
    ensure!(said["type"] == "refused", "set twice: {said}");
    ensure!(sim.requests("dispose") == 1 && sim.dispositions().len() == 1, "{:?}", sim.dispositions());

    let lines = match bar.take(SessionRequest::Timeline { since_ms: 0 }).await? {
        SessionReply::Timeline { lines } => lines,
        other => bail!("{other:?}"),
    };
    let by_page = |line: &&ringside_ipc::TimelineLine| {
        line.cause.as_ref().is_some_and(|cause| cause.key == "cause-page")
    };
    let told: Vec<_> = lines.iter().filter(by_page).map(|line| line.what.key.as_str()).collect();
    ensure!(told == ["happened-page-outcome"], "{told:?}");
    drop(page);
    bridge(&bar, "the page gone", |bridge| bridge.pages.iter().all(|page| !page.here)).await?;
    let log = leave(bar).await?;
    ensure!(!log.contains("900872") && !log.contains(&token) && log.contains(CRM), "{log}");

    // The next day: it is still on, and the page comes in by its token, which is nobody else's.
    let bar = place.start()?;
    let at = port(&bar).await?;
    let mut other = Page::open(at, "https://crm.shop.example:8443").await??;
    other.say(&json!({"do": "hello", "token": token})).await?;
    ensure!(other.hear_of("refused").await?["why"] == "unknown");
    let mut page = Page::open(at, CRM).await??;
    page.say(&json!({"do": "hello", "token": token})).await?;
    page.hear_of("state").await?;
    let said = page.ask(json!({"do": "outcomes", "session": SESSION})).await?;
    ensure!(said["why"] == "not_signed_in", "{said}");

    let gone = bar.profile(&ProfileRequest::DisconnectPage { page: CRM.to_owned() }).await?;
    ensure!(gone == Ok(ProfileReply::Done), "{gone:?}");
    ensure!(page.hear(|_| false).await?.is_none());
    ensure!(bridge(&bar, "no page", |bridge| bridge.pages.is_empty()).await?.on);
    let mut page = Page::open(at, CRM).await??;
    page.say(&json!({"do": "hello", "token": token})).await?;
    ensure!(page.hear_of("refused").await?["why"] == "unknown");

    // Switched off, a page that asks is let go with its question.
    let mut page = Page::open(at, CRM).await??;
    page.say(&json!({"do": "connect"})).await?;
    page.hear_of("code").await?;
    bridge(&bar, "the question", |bridge| bridge.question.is_some()).await?;
    bar.profile(&ProfileRequest::SetBridge { on: false }).await?.ok().context("off")?;
    ensure!(page.hear(|_| false).await?.is_none());
    let off = |bridge: &BridgeView| !bridge.on && bridge.port.is_none() && bridge.question.is_none();
    bridge(&bar, "no bridge", off).await?;
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_the_agent_declines_gets_nothing_and_cannot_ask_again_at_once() -> Result<()> {
    let _ports = PORTS.lock().await;
    let sim = simulator(92).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    let at = switched_on(&bar).await?;
    let mut page = asks(&bar, at, false).await?;
    ensure!(page.hear_of("refused").await?["why"] == "declined");
    let mut again = Page::open(at, CRM).await??;
    again.say(&json!({"do": "connect"})).await?;
    ensure!(again.hear_of("refused").await?["why"] == "not_now");
    ensure!(bridge(&bar, "nothing", |bridge| bridge.question.is_none()).await?.pages.is_empty());

    // A page that goes takes its question along.
    let mut other = Page::open(at, "https://other.example").await??;
    other.say(&json!({"do": "connect"})).await?;
    other.hear_of("code").await?;
    let asked = bridge(&bar, "a question", |bridge| bridge.question.is_some()).await?;
    drop(other);
    bridge(&bar, "no question", |bridge| bridge.question.is_none()).await?;
    let id = asked.question.context("a question")?.id;
    let late = bar.profile(&ProfileRequest::AnswerPage { id, yes: true }).await?;
    ensure!(late.err().is_some_and(|error| error.text.key == "bridge-gone"));
    bar.stop().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn policy_says_which_pages_may_ask_and_whether_their_numbers_are_dialled() -> Result<()> {
    let _ports = PORTS.lock().await;
    let sim = simulator(93).await?;
    let place = Place::new(&sim)?;
    let text = format!("page_bridge = 'on'\npage_bridge_origins = ['{CRM}']\ndial_links = 'dial'\n");
    let bar = with_policy(&place, &text)?;
    let at = port(&bar).await?;
    let view = bridge(&bar, "the policy", |bridge| bridge.fixed).await?;
    ensure!(view.on && view.only == [CRM] && view.numbers == PageNumbersWord::Dial, "{view:?}");
    let refused = bar.profile(&ProfileRequest::SetBridge { on: false }).await?;
    ensure!(refused.is_err(), "the agent switched off what policy has on");
    ensure!(Page::open(at, "https://crm.shop.example.evil.example").await?.is_err(), "another page got in");

    bar.sign_in().await?;
    bar.until_view("a free dial field", |view| view.slots.dial.enabled).await?;
    let mut page = asks(&bar, at, true).await?;
    page.until(|one| one["signed_in"] == true).await?;
    let said = page.ask(json!({"do": "dial", "number": "tel:+447700900872"})).await?;
    ensure!(said["how"] == "dialled", "{said}");
    bar.until_view("the call", |view| view.calls.len() == 1).await?;
    ensure!(sim.requests("dial") == 1);
    // A second one while the first is up: the agent decides.
    let said = page.ask(json!({"do": "dial", "number": "+447700900873"})).await?;
    ensure!(said["how"] == "filled" && sim.requests("dial") == 1, "{said}");
    bar.kill().await?;

    let bar = with_policy(&place, "page_bridge = 'off'\ndial_links = 'off'\n")?;
    let view = bridge(&bar, "the policy", |bridge| bridge.fixed).await?;
    ensure!(!view.on && view.port.is_none() && view.pages.len() == 1, "{view:?}");
    ensure!(bar.profile(&ProfileRequest::SetBridge { on: true }).await?.is_err());
    bar.stop().await?;
    Ok(())
}
