//! One lane: a bar with one or two vendors in folders of its own, killed and started again until its outcomes are saved.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use tokio::sync::watch;

use super::{
    agent::{Agent, Run},
    book::Book,
    count::{self, Figures},
    disk,
    fuse::{Progress, burn},
    moment::Moment,
    plan::{Disk, Fuse, Plan, RunPlan},
    proxy::Proxy,
    vendors::kind,
};
use crate::{
    headless::{Bar, Build, Place, Replied, Seen},
    sites::Site,
};

/// How long outcomes on their way may take once faults have stopped.
const SETTLES: Duration = Duration::from_secs(90);
/// How many runs in a row may save nothing.
const BARREN: usize = 25;
/// Longer than any request is held up on its way.
const LATEST: Duration = Duration::from_secs(11);

/// What a lane came to.
#[derive(Debug, Default)]
pub(super) struct LaneReport {
    /// By vendor.
    pub(super) figures: BTreeMap<&'static str, Figures>,
    pub(super) wrong: Vec<String>,
    pub(super) runs: u64,
    /// Kills, by what the bar was doing.
    pub(super) moments: BTreeMap<&'static str, u64>,
    /// What disks did, by its name.
    pub(super) disks: BTreeMap<&'static str, u64>,
    /// Stands for the decisions of the lane.
    pub(super) decisions: u64,
}

pub(super) struct Lane {
    plan: Plan,
    place: Place,
    agents: Vec<Agent>,
    report: LaneReport,
    /// What the runs since the last outcome showed and logged, should the lane come to nothing.
    barren: Vec<String>,
}

impl Lane {
    pub(super) async fn new(seed: u64, number: u64, sites: &[&'static Site], quota: usize) -> Result<Self> {
        let plan = Plan::new(seed, number);
        let (mut agents, mut texts) = (Vec::new(), Vec::new());
        for (site, known) in sites.iter().enumerate() {
            let running = known.start().await?;
            let root = running.tenant.root_url();
            let proxy = Proxy::start(&root, plan, site, kind)?;
            texts.push((known.id, running.profile()?.replace(&root, &proxy.url())));
            // What is left of the division goes to the first.
            let quota = quota / sites.len() + usize::from(site < quota % sites.len());
            agents.push(Agent { running, proxy, plan, site, quota, book: Book::default() });
        }
        let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
        let place = Place::with_profiles(&texts, Build::Debug)?;
        let report = LaneReport { decisions: plan.digest(sites.len(), quota), ..LaneReport::default() };
        Ok(Self { plan, place, agents, report, barren: Vec::new() })
    }

    pub(super) async fn run(mut self) -> Result<LaneReport> {
        let mut saved = 0;
        for number in 0.. {
            if self.agents.iter().all(|agent| agent.book.acknowledged() >= agent.quota) {
                break;
            }
            let plan = self.plan.run(number);
            self.one_run(&plan).await.with_context(|| format!("run {number}: {plan:?}"))?;
            if let Some(run) = self.barren.last_mut() {
                run.insert_str(0, &format!("run {number}: {plan:?}\n"));
            }
            let now: usize = self.agents.iter().map(|agent| agent.book.acknowledged()).sum();
            if now > saved {
                self.barren.clear();
            }
            saved = now;
            ensure!(
                self.barren.len() < BARREN,
                "nothing was saved in {BARREN} runs:\n{}",
                self.barren.join("\n\n")
            );
            self.meanwhile(&plan);
        }
        self.finish().await.context("the end of the lane")?;
        if !self.report.wrong.is_empty() {
            self.report.wrong.push(format!("    what is left of the bar: {}", self.place.keep().display()));
        }
        Ok(self.report)
    }

    async fn one_run(&mut self, plan: &RunPlan) -> Result<()> {
        self.report.runs += 1;
        for agent in &self.agents {
            agent.proxy.faults(!plan.calm);
        }
        let bar = self.start(plan.disk).await?;
        let (progress, watched) = watch::channel(Progress::default());
        let fuse = burn(plan.fuse, self.agents.len(), watched);
        let run = Run { bar: &bar, progress: &progress, expires_after: plan.expires_after };
        let done = tokio::select! {
            biased;
            () = fuse => false,
            worked = work(&mut self.agents, &run) => { worked?; true }
        };
        if done || matches!(plan.fuse, Fuse::Ends(_)) {
            let (seen, log) = bar.stop().await?;
            return self.take_stock(&seen, &log);
        }
        let (seen, log) = bar.kill().await?;
        let desks = self.agents.iter();
        let moments =
            desks.map(|agent| Moment::of(seen.sessions.get(agent.running.site.id), &seen, &agent.book));
        let moment = moments.max().unwrap_or(Moment::Starting);
        *self.report.moments.entry(moment.name()).or_default() += 1;
        self.take_stock(&seen, &log)
    }

    /// Starts the program with what the disk has in store for it.
    async fn start(&mut self, disk: Disk) -> Result<Bar> {
        let mut note = |what: &'static str| *self.report.disks.entry(what).or_default() += 1;
        match disk {
            Disk::Sound => {}
            Disk::Full(kilobytes) => {
                note("full");
                return disk::start_full(&self.place, kilobytes);
            }
            Disk::ReadOnly => {
                if disk::start_read_only(&self.place).await? {
                    note("read-only, refused and said so");
                }
            }
            Disk::TornTail(bytes) => {
                if disk::tear(&self.place, bytes)? {
                    note("torn end of the log");
                }
            }
            Disk::Rotten(part) => {
                if let Some(rotten) = disk::rot(&self.place, part)? {
                    let log = disk::refuses(self.place.start()?).await?;
                    ensure!(
                        log.contains("damaged"),
                        "the program does not say that its file is damaged:\n{log}"
                    );
                    rotten.heal()?;
                    note("damaged log, refused and said so");
                }
            }
        }
        self.place.start()
    }

    /// Notes what the run that has just ended had acknowledged and shown, to the last line it wrote.
    fn take_stock(&mut self, seen: &Seen, log: &str) -> Result<()> {
        ensure!(!log.contains("panicked"), "a panic was logged:\n{log}");
        ensure!(seen.strange.is_empty(), "lines that are none of the protocol: {:?}", seen.strange);
        let views = seen.sessions.values();
        let views = views
            .map(|view| format!("{:?} {:?}\n{:?}\n{:?}", view.phase, view.agent, view.calls, view.outbox));
        let refused: Vec<_> = self.agents.iter().map(|agent| &agent.book.refusals).collect();
        self.barren
            .push(format!("{}\nrefused so far: {refused:?}\n{log}", views.collect::<Vec<_>>().join("\n")));
        for agent in &mut self.agents {
            let book = &mut agent.book;
            for (id, mut saved) in std::mem::take(&mut book.asked) {
                match seen.replies.get(&id) {
                    Some(Ok(Replied::Session(_) | Replied::Profile(_))) => saved.acknowledged = true,
                    // Refused to the last line: it was not saved, and the bar said so.
                    Some(Err(_)) => continue,
                    None => {}
                }
                book.saved.push(saved);
            }
            if let Some(view) = seen.sessions.get(agent.running.site.id) {
                book.note(view);
            }
        }
        Ok(())
    }

    fn meanwhile(&mut self, plan: &RunPlan) {
        for agent in &mut self.agents {
            if plan.gone_meanwhile {
                // Refused when there is no call to end.
                let _ = agent.running.happen("customer_hangs_up");
            } else if plan.calls_meanwhile {
                let number = agent.running.site.number(agent.book.next);
                if agent.calls_in(&number) {
                    agent.book.next += 1;
                }
            }
        }
    }

    /// Faults stop, everything gets its time, and then it is counted: before a person decides about what is left, and
    /// after.
    async fn finish(&mut self) -> Result<()> {
        for agent in &self.agents {
            agent.proxy.faults(false);
            agent.running.tenant.clear_faults();
        }
        let began = Instant::now();
        let bar = self.place.start()?;
        let progress = watch::Sender::default();
        let run = Run { bar: &bar, progress: &progress, expires_after: None };
        for agent in &mut self.agents {
            agent.settle(&run, SETTLES).await?;
        }
        tokio::time::sleep(LATEST.saturating_sub(began.elapsed())).await;
        let seen = bar.seen();
        let mut before = Vec::new();
        for agent in &mut self.agents {
            if let Some(view) = seen.sessions.get(agent.running.site.id) {
                agent.book.note(view);
            }
            before.push(count::before(agent));
        }
        for agent in &mut self.agents {
            agent.decide_all(&run, SETTLES).await?;
            agent.settle(&run, SETTLES).await?;
        }
        let (seen, log) = bar.stop().await?;
        self.take_stock(&seen, &log)?;
        for (agent, before) in self.agents.iter().zip(&before) {
            let (figures, wrong) = count::count(agent, before);
            self.report.figures.insert(agent.running.site.id, figures);
            self.report.wrong.extend(wrong);
            agent.running.tenant.stop().await;
        }
        Ok(())
    }
}

/// All desks at once, as their agents would.
async fn work(agents: &mut [Agent], run: &Run<'_>) -> Result<()> {
    match agents {
        [one] => one.work(run).await,
        [one, two] => tokio::try_join!(one.work(run), two.work(run)).map(drop),
        _ => bail!("a lane has one desk or two"),
    }
}
