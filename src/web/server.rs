//! The socket: requests read, handed over, answered, several at a time so that progress is told while a run is at work.

use std::net::Ipv4Addr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use tiny_http::{Header, Request, Response};

use super::{Asked, Desk, Reply, reply};

/// Requests answered at the same time.
const AT_ONCE: usize = 4;

/// The longest form that is read [bytes].
const LONGEST_FORM: u64 = 1 << 20;

/// A socket of this machine on which pages are asked for.
pub struct Server {
    socket: tiny_http::Server,
    port: u16,
}

impl Server {
    /// Opens a port of 127.0.0.1; 0 takes any that is free. An error where another program has it.
    pub fn open(port: u16) -> Result<Self, String> {
        let socket = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|why| why.to_string())?;
        let port = socket.server_addr().to_ip().map_or(port, |address| address.port());
        Ok(Self { socket, port })
    }

    /// The address to type into a browser.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers until the program is ended.
    pub fn work(&self, desk: &impl Desk) {
        thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| while self.one(desk).is_some() {});
            }
        });
    }

    /// Answers the next request; none once the socket is closed.
    fn one(&self, desk: &impl Desk) -> Option<()> {
        let mut request = self.socket.recv().ok()?;
        let asked = self.asked(&mut request);
        let answered = catch_unwind(AssertUnwindSafe(|| reply(desk, &asked)));
        let reply =
            answered.unwrap_or_else(|_| Reply { status: 500, headers: Vec::new(), body: b"xuewei failed; its window tells why\n".into() });
        // Whoever closed the page before it came does not want it.
        let _ = request.respond(response(reply));
        Some(())
    }

    fn asked(&self, request: &mut Request) -> Asked {
        let header = |name: &str| {
            let found = request.headers().iter().find(|header| header.field.as_str().as_str().eq_ignore_ascii_case(name));
            found.map(|header| header.value.as_str().to_owned())
        };
        let mut asked = Asked {
            method: request.method().to_string(),
            url: request.url().to_owned(),
            host: header("Host").unwrap_or_default(),
            port: self.port,
            origin: header("Origin"),
            languages: header("Accept-Language").unwrap_or_default(),
            body: Vec::new(),
        };
        let mut form = std::io::Read::take(request.as_reader(), LONGEST_FORM);
        if std::io::Read::read_to_end(&mut form, &mut asked.body).is_err() {
            asked.body.clear();
        }
        asked
    }
}

fn response(reply: Reply) -> Response<std::io::Cursor<Vec<u8>>> {
    let headers = reply.headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok());
    // Whole, with its length: no page is so long that it must come in pieces.
    let bare = Response::from_data(reply.body).with_status_code(reply.status).with_chunked_threshold(usize::MAX);
    headers.fold(bare, Response::with_header)
}
