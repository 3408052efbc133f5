//! The socket: requests read, handed over, answered, several at a time so that progress is told while a run is at work.

use std::io::{Cursor, Read, Write};
use std::net::Ipv4Addr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use tiny_http::{HTTPVersion, Header, Method, Request, Response};

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
        let answered = if asked.method == "POST" { line.watched(desk, &asked.gone, answered) } else { answered() };
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

fn response(reply: Reply) -> Response<Cursor<Vec<u8>>> {
    let headers = reply.headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok());
    // Whole, with its length: no page is so long that it must come in pieces.
    let bare = Response::from_data(reply.body).with_status_code(reply.status).with_chunked_threshold(usize::MAX);
    headers.fold(bare, Response::with_header)
}

/// What says that an answer comes: browsers read past any number of these. Who has gone cannot be sent it.
const WAIT: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

/// The line on which one request is answered: kept open while a run is at work, and watched, so that nothing runs for a browser that has gone.
struct Line {
    writer: Box<dyn Write + Send>,
    version: HTTPVersion,
    headers: Vec<Header>,
    bare: bool,
}

impl Line {
    /// The line of a request that has been read.
    fn of(request: Request) -> Self {
        let (version, headers) = (request.http_version().clone(), request.headers().to_vec());
        let bare = *request.method() == Method::Head;
        Self { writer: request.into_writer(), version, headers, bare }
    }

    /// Works, and meanwhile finds out whether the browser has gone. Older browsers know no `100 Continue`; they are waited for.
    fn watched<T>(&mut self, desk: &impl Desk, gone: &AtomicBool, work: impl FnOnce() -> T) -> T {
        if self.version < HTTPVersion(1, 1) {
            return work();
        }
        let (at_work, done) = channel::<()>();
        let writer = &mut self.writer;
        thread::scope(|scope| {
            scope.spawn(move || {
                while desk.still_at_work(&done) {
                    if writer.write_all(WAIT).and_then(|()| writer.flush()).is_err() {
                        return gone.store(true, Ordering::Relaxed);
                    }
                }
            });
            let answer = work();
            drop(at_work);
            answer
        })
    }

    /// Sends the answer. Whoever closed the page before it came does not want it.
    fn send(mut self, response: Response<Cursor<Vec<u8>>>) {
        let sent = response.raw_print(&mut self.writer, self.version, &self.headers, self.bare, None);
        let _ = sent.and_then(|()| self.writer.flush());
    }
}
