use std::sync::Arc;

use jiff::Timestamp;
use reqwest::{
    Method,
    header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue},
};
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Answer, Failure, Http, Keeper, KeyProblem, Lane, Outgoing, Place};
use secrecy::ExposeSecret;

use crate::{
    config::{Credentials, SignInWith},
    error::refused,
    wire::{self, Login, Post, Said},
};

/// One account's way to the vendor. Agent and supervisor have one each, cookies included.
pub(crate) struct Session {
    place: Place,
    http: Http,
    credentials: Credentials,
    keeper: Keeper<Login>,
}

/// An answer the interface itself gave.
pub(crate) struct Received {
    pub(crate) said: Said,
    pub(crate) server_time: Option<Timestamp>,
}

/// What became of one attempt that was answered.
pub(crate) enum Attempt {
    Received(Received),
    /// 401: the token is not valid any more, and nothing was done.
    Expired,
}

impl Session {
    pub(crate) fn new(
        place: &Place,
        extra_ca: &[reqwest::Certificate],
        credentials: Credentials,
    ) -> Result<Self, KeyProblem> {
        Ok(Self {
            place: place.clone(),
            http: Http::new(place, extra_ca)?,
            credentials,
            keeper: Keeper::default(),
        })
    }

    /// The name of this account.
    pub(crate) fn login_name(&self) -> &str {
        &self.credentials.login
    }

    /// Logs in anew, whatever came of it before.
    pub(crate) async fn open(&self) -> Result<Arc<Login>, Failure> {
        self.forget().await;
        self.current().await
    }

    /// The login, asked for if there is none.
    pub(crate) async fn current(&self) -> Result<Arc<Login>, Failure> {
        self.keeper.other_than(None, self.ask()).await
    }

    /// A login other than the one that was refused.
    pub(crate) async fn renewed(&self, refused: &Arc<Login>) -> Result<Arc<Login>, Failure> {
        self.keeper.other_than(Some(refused), self.ask()).await
    }

    /// Lets a refused password be tried again.
    pub(crate) async fn forgive(&self) {
        self.keeper.forgive().await;
    }

    /// Forgets login and cookies.
    async fn forget(&self) {
        self.keeper.forget().await;
        self.http.forget_cookies();
    }

    /// Sends one request once.
    pub(crate) async fn attempt(&self, post: &Post, login: &Login) -> Result<Attempt, Failure> {
        let answer = self.send(post, Some(login)).await?;
        if answer.status.as_u16() == 401 {
            return Ok(Attempt::Expired);
        }
        judge(&answer).map(Attempt::Received)
    }

    /// Ends the session with these requests, in order, if there is one. It is forgotten unless trying again may help.
    pub(crate) async fn end(
        &self,
        farewells: impl FnOnce(&Login) -> Vec<Post> + Send,
    ) -> Result<(), Failure> {
        let Some(login) = self.keeper.held().await else { return Ok(()) };
        let mut result = Ok(());
        for post in farewells(&login) {
            let one = match self.attempt(&post, &login).await {
                Ok(Attempt::Received(received)) if received.said.is_no() => Err(refused()),
                // A token that is not valid any more has ended. Other words than `0` are not documented and mean yes.
                Ok(_) => Ok(()),
                Err(failure) => Err(failure),
            };
            result = result.and(one);
        }
        let again = matches!(
            &result,
            Err(Failure {
                kind: VendorErrorKind::Offline
                    | VendorErrorKind::TimedOut
                    | VendorErrorKind::Interrupted
                    | VendorErrorKind::RateLimited
                    | VendorErrorKind::ServerFault,
                ..
            })
        );
        if !again {
            self.forget().await;
        }
        result
    }

    async fn ask(&self) -> Result<Login, Failure> {
        let name = || self.credentials.login.clone();
        let password = || self.credentials.password.expose_secret().to_owned();
        let by = |path, field| Post::new(path, Lane::Act, [(field, name()), ("password", password())]);
        let answer = match self.credentials.with {
            SignInWith::AgentLogin => self.send(&by("auth/AgentLogin", "agent"), None).await?,
            SignInWith::UserToken => {
                let answer = self.send(&by("auth/getUserToken", "user"), None).await?;
                match answer.status.as_u16() {
                    404 => self.send(&by("auth/UserLogin", "user"), None).await?,
                    _ => answer,
                }
            }
        };
        match answer.status.as_u16() {
            401 | 403 => {
                let code = answer.status.as_u16();
                Err(Failure::new(VendorErrorKind::BadCredentials).code(Some(code)))
            }
            _ => wire::login(&judge(&answer)?.said),
        }
    }

    async fn send(&self, post: &Post, login: Option<&Login>) -> Result<Answer, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        if let Some(login) = login {
            let mut value = HeaderValue::from_str(&format!("Basic {}", login.token.expose_secret()))
                .map_err(|_| {
                    Failure::new(VendorErrorKind::NotUnderstood)
                        .not_reached()
                        .detail("the token cannot be sent in a header")
                })?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        let body = post.body();
        if body.is_empty() {
            // Nobody says so for a POST without a body, and some servers refuse it then.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let mut url = self.place.at(&post.path);
        url.set_query(post.query().as_deref());
        self.http.send(Outgoing { verb: Method::POST, url, headers, body: Some(body), lane: post.lane }).await
    }
}

pub(crate) fn judge(answer: &Answer) -> Result<Received, Failure> {
    match answer.status.as_u16() {
        200..=299 if answer.is_web_page() => Err(Failure::new(VendorErrorKind::NotTheApi)),
        200..=299 => Ok(Received { said: Said::read(&answer.body)?, server_time: answer.date }),
        403 => Err(Failure::new(VendorErrorKind::NotAllowed)),
        404 => Err(Failure::status(answer.status, answer.retry_after)
            .detail("HTTP status 404: this version may not have the service")),
        _ => Err(Failure::status(answer.status, answer.retry_after)),
    }
}
