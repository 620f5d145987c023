//! A page of the CRM in another browser uses the bar: the very page the bridge's guide shows, in Chromium.

use std::{
    collections::VecDeque,
    env,
    path::Path,
    process::Stdio,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::{Journey, Key};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    process::{Child, Command},
    task::JoinHandle,
};

use crate::hands::{Shift, eventually, says, shown_where_it_stops, there_is, there_is_no};

/// What the page tells of itself and is told to do: it says what it shows, one time after another, and clicks what it is given.
const STRINGS: &str = "<script>
  const follow = async () => {
    const said = document.body.innerText;
    const selector = await fetch('/strings', { method: 'POST', body: said }).then((answer) => answer.text(), () => '');
    if (selector) document.querySelector(selector)?.click();
    setTimeout(follow, 100);
  };
  follow();
</script>";

#[derive(Default)]
struct Strings {
    said: String,
    clicks: VecDeque<String>,
}

/// The site with the page, and the browser it is open in.
struct Crm {
    address: String,
    strings: Arc<Mutex<Strings>>,
    site: JoinHandle<()>,
    _browser: Child,
}

impl Crm {
    async fn open(home: &Path) -> Result<Self> {
        let guide = include_str!("../../crates/crm-bridge/docs.md");
        let page = guide.split("```html\n").nth(1).and_then(|rest| rest.split("```").next());
        let page = format!("{}{STRINGS}", page.context("the guide shows a page")?);
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://localhost:{}", listener.local_addr()?.port());
        let strings = Arc::new(Mutex::new(Strings::default()));
        let pulled = Arc::clone(&strings);
        let site = tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                // A browser that hangs up in the midst has said all it wanted.
                tokio::spawn(serve(line, page.clone(), Arc::clone(&pulled)));
            }
        });
        let program = env::var_os("CHROMIUM").unwrap_or_else(|| "/usr/bin/chromium".into());
        let browser = Command::new(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .arg(format!("--user-data-dir={}", home.join("chromium").display()))
            .arg(&address)
            .env("HOME", home)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("Chromium does not start")?;
        Ok(Self { address, strings, site, _browser: browser })
    }

    fn strings(&self) -> MutexGuard<'_, Strings> {
        self.strings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the page shows this.
    async fn says(&self, part: &str) -> Result<()> {
        let shows = async || Ok(self.strings().said.contains(part));
        let shown = eventually(&format!("the page says {part:?}"), shows).await;
        shown.with_context(|| format!("it says {:?}", self.strings().said))
    }

    /// Has something on the page clicked.
    fn clicks(&self, selector: &str) {
        self.strings().clicks.push_back(selector.to_owned());
    }
}

impl Drop for Crm {
    fn drop(&mut self) {
        self.site.abort();
    }
}

async fn serve(mut line: TcpStream, page: String, strings: Arc<Mutex<Strings>>) -> Result<()> {
    let mut reader = BufReader::new(&mut line);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut one = String::new();
        reader.read_line(&mut one).await?;
        if let Some(bytes) = one.to_ascii_lowercase().strip_prefix("content-length:") {
            length = bytes.trim().parse()?;
        }
        if one.trim().is_empty() {
            break;
        }
        head.push_str(&one);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).await?;
    let answer = {
        let mut strings = strings.lock().unwrap_or_else(PoisonError::into_inner);
        match head.split(' ').nth(1) {
            Some("/") => page,
            Some("/strings") => {
                strings.said = String::from_utf8_lossy(&body).into_owned();
                strings.clicks.pop_front().unwrap_or_default()
            }
            _ => String::new(),
        }
    };
    let length = answer.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    line.write_all(format!("{head}{answer}").as_bytes()).await?;
    Ok(())
}

async fn lists_pages(bar: &Journey) -> Result<()> {
    bar.click("menu").await?;
    bar.click("menu-bridge").await?;
    bar.find("bridge-panel").await.map(drop)
}

async fn connects(bar: &Journey, crm: &Crm) -> Result<()> {
    lists_pages(bar).await?;
    there_is(bar, "[data-testid=bridge-on]").await?;
    // What can be seen of the box is its label.
    bar.page().execute("document.querySelector('[data-testid=bridge-on]').click()", vec![]).await?;
    bar.find("bridge-none").await?;
    bar.press(Key::Escape).await?;
    there_is_no(bar, "[data-testid=bridge-panel]").await?;

    crm.says("The bar is not connected.").await?;
    crm.clicks("#connect");
    says(bar, "[data-testid=bridge-asks]", &format!("{} wants to use the bar.", crm.address)).await?;
    let code = bar.text("bridge-code").await?;
    crm.says(&format!("Say yes in the bar if it shows {code}.")).await?;
    let inside = "return document.activeElement.closest('[data-testid=bridge-panel]') !== null";
    ensure!(!bar.page().execute(inside, vec![]).await?.convert::<bool>()?, "it took the focus");
    bar.click("bridge-yes").await?;
    there_is_no(bar, "[data-testid=bridge-panel]").await?;
    crm.says("Connected.").await?;
    crm.says("MaxContact: not_ready").await
}

async fn works(shift: &Shift, crm: &Crm) -> Result<()> {
    let bar = &shift.bar;
    crm.clicks("a[href^=tel]");
    crm.says("The bar has the number.").await?;
    let field = "return document.querySelector('[data-testid=dial-field]')?.value ?? ''";
    let filled =
        async || Ok(bar.page().execute(field, vec![]).await?.convert::<String>()? == "+442079460123");
    eventually("the number is in the field", filled).await?;
    ensure!(shift.simulator.requests("dial") == 0, "a page dialled");
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.press(Key::Enter).await?;
    crm.says("+442079460123: connected").await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    bar.find_working("slot-hangup").await?;
    bar.press(Key::F2).await?;
    crm.says("+442079460123: wrap_up").await?;
    crm.clicks("#calls button");
    crm.says("Saved: ").await?;
    eventually("the vendor has the outcome", async || Ok(shift.simulator.dispositions().len() == 1)).await?;
    ensure!(shift.simulator.requests("dispose") == 1);
    Ok(())
}

async fn sent_away(bar: &Journey, crm: &Crm) -> Result<()> {
    lists_pages(bar).await?;
    there_is(bar, "[data-testid=bridge-page][data-here=true]").await?;
    bar.click("bridge-disconnect").await?;
    bar.find("bridge-none").await?;
    crm.says("The bar is not connected.").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_the_guide_is_connected_by_one_question_hands_over_a_number_sets_an_outcome_and_is_sent_away()
-> Result<()> {
    let mut shift = Shift::begun().await?;
    let crm = Crm::open(shift.home.path()).await?;
    let played = async {
        connects(&shift.bar, &crm).await?;
        works(&shift, &crm).await?;
        sent_away(&shift.bar, &crm).await
    };
    let played = played.await;
    shown_where_it_stops(&mut shift.bar, "connected-page", played).await?;
    drop(crm);
    shift.end().await;
    Ok(())
}
