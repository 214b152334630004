using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Chat.Endpoints;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(1994, 11, 6, 8, 49, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("120", 120)]
    [InlineData(" 7 ", 7)]
    [InlineData("0.25", 0.25)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", 7)]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", 7)]
    [InlineData("Sun Nov  6 08:49:37 1994", 7)]
    [InlineData("Sun, 06 Nov 1994 08:49:00 GMT", 0)]
    public void Seconds_and_the_three_forms_of_dates_are_read(string header, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfterHeader.Read(header, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("1e9")]
    [InlineData("Sun, 31 Feb 1994 08:49:37 GMT")]
    public void All_else_says_nothing(string? header) => Assert.Null(RetryAfterHeader.Read(header, Now));

    [Fact]
    public void Whatever_is_sent_is_a_wait_or_nothing()
    {
        Arbitrary<string> headers = TextArbitrary.Of(["9", "0", ".", ",", " ", "-", "+", "Sun", "Nov", "1994", ":", "GMT", "e", "∞", "\0", "9999999999999999999999"]);
        Prop.ForAll(headers, header => RetryAfterHeader.Read(header, Now) is not { } wait || wait >= TimeSpan.Zero).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_no_clock_can_hold_is_the_longest_wait() =>
        Assert.Equal(TimeSpan.MaxValue, RetryAfterHeader.Read(new string('9', 400), Now));
}
