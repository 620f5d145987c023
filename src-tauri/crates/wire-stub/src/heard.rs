use tokio::{io::AsyncReadExt, net::TcpStream};

/// One request as it arrived.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The connection it came on, counted from 0.
    pub connection: usize,
    /// The whole head, without the empty line.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Heard {
    /// The method and target, such as `GET /x?y=1`.
    #[must_use]
    pub fn line(&self) -> &str {
        self.head.lines().next().and_then(|line| line.strip_suffix(" HTTP/1.1")).unwrap_or_default()
    }

    /// The target without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.line().split(['?', ' ']).nth(1).unwrap_or_default()
    }

    /// All values of a header, in order.
    #[must_use]
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'))
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .collect()
    }
}

/// Reads one whole request; `None` when the other side has gone.
pub(crate) async fn receive(
    stream: &mut TcpStream,
    buffer: &mut Vec<u8>,
    connection: usize,
) -> Option<Heard> {
    let mut more = async |buffer: &mut Vec<u8>| {
        let mut chunk = [0; 4096];
        let length = stream.read(&mut chunk).await.ok().filter(|length| *length > 0)?;
        buffer.extend_from_slice(&chunk[..length]);
        Some(())
    };
    let end = loop {
        match buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            Some(end) => break end,
            None => more(buffer).await?,
        }
    };
    let head = String::from_utf8(buffer[..end].to_vec()).expect("a head in UTF-8");
    buffer.drain(..end + 4);
    let request = Heard { connection, head, body: String::new() };
    let length = match request.header("content-length").as_slice() {
        [] => 0,
        [length] => length.parse().expect("a length"),
        lengths => panic!("one length, not {lengths:?}"),
    };
    while buffer.len() < length {
        more(buffer).await?;
    }
    let body = String::from_utf8(buffer.drain(..length).collect()).expect("a body in UTF-8");
    Some(Heard { body, ..request })
}
