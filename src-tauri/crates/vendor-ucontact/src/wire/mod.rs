//! Bodies exactly as the vendor writes and reads them.

mod dialer;
mod login;
mod post;
mod reads;
mod said;

pub(crate) use dialer::{DialerTask, ScheduleDialerCall};
pub(crate) use login::{Login, login};
pub(crate) use post::Post;
pub(crate) use reads::{CampaignStatus, campaign_statuses, queue_members};
pub(crate) use said::Said;
