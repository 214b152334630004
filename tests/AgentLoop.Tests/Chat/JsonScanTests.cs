using System.Diagnostics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Chat;

public sealed class JsonScanTests
{
    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""   {"a":1}   """)]
    [InlineData("```json\n{\"a\":1}\n```")]
    [InlineData("```\n{\"a\":1}\n```\nI hope that helps {really}.")]
    [InlineData("Here it is, for `if (x) { return; }`: {\"a\":1} Enjoy!")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{ // why\n \"a\":1 }")]
    [InlineData("\uFEFF{\"a\":1}")]
    public void An_object_is_found_whatever_surrounds_it(string text)
    {
        JsonScan scan = JsonScan.Of(text);

        Assert.Equal(1, Assert.Single(scan.Objects).GetProperty("a").GetInt32());
    }

    [Fact]
    public void Braces_and_fences_inside_of_texts_do_not_end_an_object()
    {
        JsonScan scan = JsonScan.Of("""Sure: {"a":"```\n}{ \"}"} done""");

        Assert.Equal("```\n}{ \"}", Assert.Single(scan.Objects).GetProperty("a").GetString());
    }

    [Fact]
    public void Objects_are_found_in_their_order()
    {
        JsonScan scan = JsonScan.Of("""Not {"a":1} but {"a":2}""");

        Assert.Equal([1, 2], scan.Objects.Select(o => o.GetProperty("a").GetInt32()));
    }

    [Fact]
    public void What_is_wrong_with_a_broken_object_is_said()
    {
        JsonScan scan = JsonScan.Of("""{"a":1 "b":2}""");

        Assert.Empty(scan.Objects);
        Assert.NotNull(scan.SyntaxError);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I would change the sign.")]
    [InlineData("{")]
    [InlineData("if (x) { y(); }")]
    public void Prose_and_code_have_no_object(string text) => Assert.Empty(JsonScan.Of(text).Objects);

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":[")]
    [InlineData("{\"{\\\"")]
    [InlineData("{\"")]
    [InlineData("{")]
    [InlineData("{ ")]
    public void A_megabyte_of_beginnings_is_read_in_no_time(string beginning)
    {
        string text = string.Concat(Enumerable.Repeat(beginning, 1_000_000 / beginning.Length));
        Stopwatch watch = Stopwatch.StartNew();

        JsonScan.Of(text);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Prop.ForAll(TextArbitrary.Of(Pieces), text => JsonScan.Of(text).Objects.All(o => o.ValueKind == JsonValueKind.Object)).QuickCheckThrowOnFailure();

    [Fact]
    public void An_object_survives_any_prose_without_braces_around_it() =>
        Prop.ForAll(TextArbitrary.Of(["a", "\n", "```", "json", "\"", "\\", "]", ":", "\ud800", "}"]), TextArbitrary.Of(Pieces), (prose, value) =>
        {
            string json = $$"""{"value":{{JsonSerializer.Serialize(value)}}}""";
            JsonElement found = Assert.Single(JsonScan.Of(prose + json + prose).Objects);
            return json.Equals(found.GetRawText(), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    private static readonly string[] Pieces =
        ["{", "}", "[", "]", "\"", ":", ",", "\\", "\\u", "d800", "null", "1e", "\n", "```json", "//", "/*", "a", " ", "{\"a\":", "\ud83d", "\0", "é"];
}
