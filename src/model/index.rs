//! Positions of records in the lists of a book.

macro_rules! index {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in its list.
            pub const fn get(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(position: usize) -> Self {
                Self(position as u32)
            }
        }
    };
}

index! {
    /// A position in [`super::Book::orders`].
    OrderIndex
}
index! {
    /// A position in [`super::Book::parcels`].
    ParcelIndex
}
index! {
    /// A position in [`super::Book::payments`].
    PaymentIndex
}
index! {
    /// A position in [`super::Book::follow_ups`].
    FollowUpIndex
}
