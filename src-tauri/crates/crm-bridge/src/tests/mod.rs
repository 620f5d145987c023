//! The bridge as pages, and others, meet it. `attacks` is the matrix of everything that must come to nothing; what a page can do
//! is in `page`, how long things last in `clock`, the ports in `ports`, what developers are told in `docs`.

mod attacks;
mod clock;
mod desk;
mod docs;
mod hands;
mod page;
mod ports;
