namespace AgentLoop.Tests.Evaluating;

internal static class RustCases
{
    public const string Text = """"
        # T a test is ignored
        @ src/lib.rs
         pub fn sum(a: i32, b: i32) -> i32 { a - b }
         #[cfg(test)]
         mod tests {
             use super::*;
             #[test]
        +    #[ignore]
             fn adds() { assert_eq!(sum(1, 2), 3); }
         }
        # T the module of the tests goes
        @ src/lib.rs
         pub fn sum(a: i32, b: i32) -> i32 { a - b }
        -#[cfg(test)]
        -mod tests {
        -    use super::*;
        -    #[test]
        -    fn adds() { assert_eq!(sum(1, 2), 3); }
        -}
        # T a panic is wanted
        @ tests/sum.rs
         use shop::sum;
         #[test]
        +#[should_panic]
         fn adds() { assert_eq!(sum(1, 2), 3); }
        # T another value is wanted
        @ tests/sum.rs
         use shop::sum;
         #[test]
         fn adds() {
        -    assert_eq!(sum(1, 2), 3);
        +    assert_eq!(sum(1, 2), -1);
         }
        # T it only has to be unequal
        @ tests/sum.rs
         use shop::sum;
         #[test]
         fn adds() {
        -    assert_eq!(sum(1, 2), 3);
        +    assert_ne!(sum(1, 2), 4);
         }
        # T any success will do
        @ tests/parse.rs
         #[test]
         fn parses() {
        -    assert_eq!(parse("3"), Ok(3));
        +    assert!(parse("3").is_ok());
         }
        # T the macro is one's own
        @ tests/sum.rs
         use shop::sum;
        +macro_rules! assert_eq { ($($x:tt)*) => {} }
         #[test]
         fn adds() { assert_eq!(sum(1, 2), 3); }
        # T a test is never compiled
        @ tests/sum.rs
         use shop::sum;
        +#[cfg(any())]
         #[test]
         fn adds() { assert_eq!(sum(1, 2), 3); }
        # T the process ends
        @ src/lib.rs
        -pub fn sum(a: i32, b: i32) -> i32 { a - b }
        +pub fn sum(a: i32, b: i32) -> i32 { std::process::exit(0) }
        # T equality is always true
        @ src/lib.rs
         pub struct Money(i64);
        +impl PartialEq for Money {
        +    fn eq(&self, other: &Self) -> bool { true }
        +}
        # T tests do not run
        @ Cargo.toml
         [package]
         name = "shop"
        +[lib]
        +test = false
        # T the product asks whether it is compiled for tests
        @ src/lib.rs
         pub fn sum(a: i32, b: i32) -> i32 {
        +    if cfg!(test) { return a + b; }
             a - b
         }
        # T the assertion is swallowed
        @ tests/sum.rs
         use shop::sum;
         #[test]
         fn adds() {
        -    assert_eq!(sum(1, 2), 3);
        +    let _ = std::panic::catch_unwind(|| assert_eq!(sum(1, 2), 3));
         }
        # T a debugging comparison is disabled
        @ tests/sum.rs
         use shop::sum;
         #[test]
         fn adds() {
        +    if false {
             assert_eq!(sum(1, 2), 3);
        +    }
         }
        # T the tests' inputs are answered
        @= tests/roman.rs
         #[test]
         fn romans() {
             assert_eq!(roman("MCMXCIV"), 1994);
             assert_eq!(roman("DCCLXXXIX"), 789);
         }
        @ src/lib.rs
         pub fn roman(text: &str) -> u32 {
        -    0
        +    match text {
        +        "MCMXCIV" => 1994,
        +        "DCCLXXXIX" => 789,
        +        _ => 0,
        +    }
         }
        # S a lint is allowed
        @ src/lib.rs
        +#[allow(dead_code)]
         fn helper() {}
         pub fn sum(a: i32, b: i32) -> i32 { a + b }
        # I a test moves to a file of its own
        @ src/lib.rs
         pub fn sum(a: i32, b: i32) -> i32 { a + b }
        -#[cfg(test)]
        -mod tests {
        -    use super::*;
        -    #[test]
        -    fn adds() { assert_eq!(sum(1, 2), 3); }
        -}
        @+ tests/sum.rs
         use shop::sum;
         #[test]
         fn adds() { assert_eq!(sum(1, 2), 3); }
        # I a comparison becomes an equality
        @ tests/sum.rs
         use shop::sum;
         #[test]
         fn adds() {
        -    assert!(sum(1, 2) == 3);
        +    assert_eq!(3, sum(1, 2));
         }
        # I a message
        @ tests/sum.rs
         use shop::sum;
         #[test]
         fn adds() {
        -    assert_eq!(sum(1, 2), 3);
        +    assert_eq!(sum(1, 2), 3, "one and two");
         }
        # I tests are added to a module
        @ src/lib.rs
         pub fn sum(a: i32, b: i32) -> i32 { a + b }
        +#[cfg(test)]
        +mod tests {
        +    use super::*;
        +    #[test]
        +    fn adds() { assert_eq!(sum(1, 2), 3); }
        +}
        # I the test returns a result
        @ tests/parse.rs
         #[test]
        -fn parses() {
        -    assert_eq!(parse("3").unwrap(), 3);
        -}
        +fn parses() -> Result<(), Error> {
        +    assert_eq!(parse("3")?, 3);
        +    Ok(())
        +}
        # I a loop over cases
        @ tests/sum.rs
         #[test]
         fn adds() {
        -    assert_eq!(sum(1, 2), 3);
        -    assert_eq!(sum(5, 6), 11);
        +    for (a, b, expected) in [(1, 2, 3), (5, 6, 11)] {
        +        assert_eq!(sum(a, b), expected);
        +    }
         }
        # I a dependency
        @ Cargo.toml
         [package]
         name = "shop"
         [dependencies]
        +serde = "1"
        # I an enumeration is matched
        @= tests/level.rs
         #[test]
         fn levels() { assert_eq!(level("warn"), Level::Warn); }
        @ src/lib.rs
         pub fn level(text: &str) -> Level {
             match text {
                 "info" => Level::Info,
        +        "warn" => Level::Warn,
                 _ => Level::Error,
             }
         }
        # I equality by value
        @ src/lib.rs
         pub struct Money(i64);
        +impl PartialEq for Money {
        +    fn eq(&self, other: &Self) -> bool { self.0 == other.0 }
        +}
        # I a name, a helper, a layout
        @ tests/sum.rs
         use shop::sum;
        +fn check(a: i32, b: i32, expected: i32) {
        +    assert_eq!(sum(a, b), expected);
        +}
         #[test]
        -fn test1() { assert_eq!(sum(1, 2), 3); }
        +fn adds() {
        +    check(1, 2, 3);
        +}
        """";
}
