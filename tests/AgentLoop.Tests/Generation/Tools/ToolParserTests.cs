using System.Diagnostics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class ToolParserTests
{
    private static readonly Arbitrary<string> Paths = TextArbitrary.Of(["a", "/", "..", ".", "./", "\\", "\0", " ", "\n", "é", "C:", ".git", "~"]);

    [Fact]
    public void A_path_that_is_taken_never_leads_out_of_the_repository() => Prop.ForAll(Paths, path =>
    {
        ToolInput input = new(new AIFunctionArguments { ["path"] = path });
        string taken = input.Path("path");
        return input.Refusal is not null
            || (!Path.IsPathRooted(taken) && Path.GetFullPath(taken, "/repo").StartsWith("/repo/", StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arguments_of_any_kind_are_refused_or_read_and_never_throw() => Prop.ForAll(
        Gen.Elements<object?>(null, "text", 1, 1.5, -3L, true, "12", "1e99", "{}", JsonElement.Parse("[1]"), JsonElement.Parse("\"x\""), JsonElement.Parse("1e400"), JsonElement.Parse("null"), new object()).ToArbitrary(),
        value =>
        {
            ToolInput input = new(new AIFunctionArguments { ["x"] = value });
            _ = (input.Text("x"), input.OptionalText("x"), input.Number("x", 0, 100), input.Flag("x"), input.Path("x"), input.OptionalPath("x"), input.Element("x"));
            return input.Number("x", 0, 100) is null or (>= 0 and <= 100);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arguments_that_are_read_are_written_as_they_were() => Prop.ForAll(
        TextArbitrary.Of(["{", "}", "\"a\"", ":", ",", "1", "null", "[", "]", " ", "\\", "\ud800"]),
        json => ToolArguments.Read(json) is not { } read || JsonElement.DeepEquals(JsonElement.Parse(json), JsonElement.Parse(ToolArguments.Write(read))))
        .QuickCheckThrowOnFailure();

    public static TheoryData<string> Costly =>
    [
        "((((((a{0,99}){0,99}){0,99}){0,99}){0,99}){0,99})b",
        "(?=a)((((((a{0,99}){0,99}){0,99}){0,99}){0,99}){0,99})b",
        "a{0,2147483647}b{1000000}",
        new string('(', 499) + "a" + new string(')', 499),
        string.Join('|', Enumerable.Range(0, 250)),
        string.Concat(Enumerable.Repeat("a?", 330)) + new string('a', 330),
        string.Concat(Enumerable.Repeat("(?:a|", 160)) + "b" + new string(')', 160),
        new string('(', 1_000_000),
        string.Join('|', Enumerable.Range(0, 1_000_000)),
    ];

    [Theory]
    [MemberData(nameof(Costly))]
    public void No_pattern_costs_much_to_make_or_to_match(string pattern)
    {
        long begun = Stopwatch.GetTimestamp();
        long memory = GC.GetAllocatedBytesForCurrentThread();
        if (SearchPattern.TryParse(pattern, ignoreCase: true, out SearchPattern? parsed, out string problem))
            parsed.IsMatch(new string('a', 10_000) + "!");
        else
            Assert.NotEmpty(problem);
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(10), $"{Stopwatch.GetElapsedTime(begun)}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - memory < 200_000_000, $"{GC.GetAllocatedBytesForCurrentThread() - memory} bytes");
    }

    [Fact]
    public void No_pattern_throws_or_takes_long() => Prop.ForAll(
        TextArbitrary.Of(["(", ")", "a", "*", "+", "?", "[", "]", "{", "}", "\\", "|", "^", "$", "(?<x>", "\\1", "(?=", "99999"]),
        pattern =>
        {
            bool isRead = SearchPattern.TryParse(pattern, ignoreCase: true, out SearchPattern? parsed, out string problem);
            _ = parsed?.IsMatch("aaaaaaaaaaaaaaaa");
            return isRead || (problem.Length > 0 && !problem.Contains('\n', StringComparison.Ordinal));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_folder_and_a_pattern_choose_only_files_below_the_folder() => Prop.ForAll(
        TextArbitrary.Of(["*", "?", "**/", "/", "a", ".cs", "[", "\\"]),
        pattern => !new FilePattern("src", pattern).Matches("srcs/a.cs") && !new FilePattern("src", pattern).Matches("lib/a.cs"))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "*.cs", "src/a.cs", true)]
    [InlineData("", "**/*.cs", "a.cs", true)]
    [InlineData("", "src/**/*.cs", "src/x/a.cs", true)]
    [InlineData("src", null, "src/x/a.cs", true)]
    [InlineData("src/a.cs", "", "src/a.cs", true)]
    [InlineData("", "*.cs", "src/a.cst", false)]
    [InlineData("", "*.CS", "src/a.cs", false)]
    [InlineData("sr", null, "src/a.cs", false)]
    public void Patterns_are_for_names_or_with_a_slash_for_paths(string folder, string? pattern, string path, bool matches) =>
        Assert.Equal(matches, new FilePattern(folder, pattern).Matches(path));

    [Fact]
    public void Lines_put_together_again_are_the_text() => Prop.ForAll(TextArbitrary.Of(["\n", "\r", "a", ""]), text =>
    {
        List<string> lines = [];
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateSplits())
            lines.Add(line.ToString());
        return string.Join('\n', lines) == text;
    }).QuickCheckThrowOnFailure();
}
