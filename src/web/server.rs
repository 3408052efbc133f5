//! The socket: requests read, handed over, answered, several at a time so that progress is told while a run is at work.

use std::io::Read;
use std::net::Ipv4Addr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use tiny_http::{Header, Request, Response};

use super::line::Line;
use super::{Asked, Desk, Gone, Reply, guard, reply};

/// The longest form that is read [bytes].
const LONGEST_FORM: usize = 1 << 20;

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
            for request in self.socket.incoming_requests() {
                scope.spawn(|| self.answer(request, desk));
            }
        });
    }

    /// Each request has a thread of its own: one that dawdles, or waits for a run, keeps nobody else waiting.
    fn answer(&self, mut request: Request, desk: &impl Desk) {
        let asked = self.asked(&mut request);
        let mut line = Line::of(request);
        let answered = || catch_unwind(AssertUnwindSafe(|| reply(desk, &asked)));
        let answered = if asked.method == "POST" { line.watched(&asked.gone, answered) } else { answered() };
        let reply =
            answered.unwrap_or_else(|_| Reply { status: 500, headers: Vec::new(), body: b"xuewei failed; its window tells why\n".into() });
        line.send(response(reply));
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
            gone: Gone::default(),
            too_long: request.body_length().is_some_and(|bytes| bytes > LONGEST_FORM),
        };
        // Who is not answered is not listened to.
        if guard::may_ask(&asked) {
            let mut form = Read::take(request.as_reader(), LONGEST_FORM as u64);
            let read = form.read_to_end(&mut asked.body).and_then(|_| std::io::copy(request.as_reader(), &mut std::io::sink()));
            if read.is_err() || asked.too_long {
                asked.body.clear();
            }
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
