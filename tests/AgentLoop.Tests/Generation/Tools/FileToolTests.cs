using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class FileToolTests : IDisposable
{
    private readonly ToolBench bench = new();

    public static TheoryData<string> Escapes => ["../outside.txt", "/etc/hostname", "src/../../outside.txt", "a\0b", "..", ".//../outside.txt"];

    [Theory]
    [MemberData(nameof(Escapes))]
    public async Task No_tool_takes_a_path_that_leads_out_of_the_repository(string path)
    {
        string json = JsonSerializer.Serialize(path, PromptRecord.TypeInfoOf<string>());
        bench.Then("read_file", $$"""{"path":{{json}}}""")
            .Then("list_files", $$"""{"path":{{json}}}""")
            .Then("search", $$"""{"pattern":".","path":{{json}}}""")
            .Then("edit_file", $$"""{"path":{{json}},"search":"a","replace":"b"}""")
            .Then("write_file", $$"""{"path":{{json}},"content":"x"}""")
            .Then("apply_patch", $$"""{"patch":{{JsonSerializer.Serialize($"*** Begin Patch\n*** Add File: {path}\n+x\n*** End Patch\n", PromptRecord.TypeInfoOf<string>())}}}""")
            .Then("shell", $$"""{"command":"touch ran.txt","workdir":{{json}}}""")
            .Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(7, events.OfType<ToolCalled>().Count());
        Assert.All(events.OfType<ToolCalled>(), c => Assert.True(c.End == ToolCallEnd.Failed, $"{c.Tool}: {c.Result.Text}"));
        Assert.Equal(0, Assert.Single(events.OfType<CandidateProposed>()).Statistics.Files);
        Assert.False(File.Exists(bench["outside.txt"]));
    }

    [Theory]
    [InlineData("write_file", """{"path":".git/config","content":"x"}""")]
    [InlineData("write_file", """{"path":"sub/.GIT/hooks/pre-commit","content":"x"}""")]
    [InlineData("apply_patch", """{"patch":"*** Begin Patch\n*** Add File: .git/hooks/x\n+x\n*** End Patch"}""")]
    public async Task Nothing_is_written_into_gits_own_files(string tool, string arguments)
    {
        await bench.Then(tool, arguments).Says("Done.").RunAsync();
        Assert.Contains("git's own files", bench.Told(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_repository_is_not_followed()
    {
        File.WriteAllText(bench["secret.txt"], "the secret");
        bench.Then("shell", $$"""{"command":"ln -s {{bench["secret.txt"]}} link; ln -s {{bench["."]}} folder"}""")
            .Then("read_file", """{"path":"link"}""")
            .Then("read_file", """{"path":"folder/secret.txt"}""")
            .Then("search", """{"pattern":"secret"}""")
            .Then("write_file", """{"path":"folder/new.txt","content":"x"}""")
            .Then("edit_file", """{"path":"link","search":"secret","replace":"x"}""")
            .Says("Done.");

        await bench.RunAsync();

        foreach (int call in (int[])[2, 3, 4])
            Assert.DoesNotContain("the secret", bench.Told(call), StringComparison.Ordinal);
        Assert.Equal("the secret", File.ReadAllText(bench["secret.txt"]));
        Assert.False(File.Exists(bench["new.txt"]));
    }

    [Fact]
    public async Task What_is_no_text_file_is_told_in_a_sentence()
    {
        bench.Then("shell", """{"command":"printf 'a\\000b\\377' > src/image.bin; : > empty.txt"}""")
            .Then("read_file", """{"path":"src"}""")
            .Then("read_file", """{"path":"src/image.bin"}""")
            .Then("read_file", """{"path":"lib/sum.txt"}""")
            .Then("read_file", """{"path":"empty.txt"}""")
            .Then("edit_file", """{"path":"src/image.bin","search":"a","replace":"b"}""")
            .Then("edit_file", """{"path":"src","search":"a","replace":"b"}""")
            .Then("write_file", """{"path":"src","content":"b"}""")
            .Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(
            [ToolCallEnd.Succeeded, ToolCallEnd.Failed, ToolCallEnd.Failed, ToolCallEnd.Failed, ToolCallEnd.Succeeded, ToolCallEnd.Failed, ToolCallEnd.Failed, ToolCallEnd.Failed],
            events.OfType<ToolCalled>().Select(c => c.End));
        Assert.Contains("is no text: 4 bytes", bench.Told(3), StringComparison.Ordinal);
        Assert.Equal("There is no file \"lib/sum.txt\". Did you mean \"src/sum.txt\"?", bench.Told(4));
        Assert.Equal("The file is empty.", bench.Told(5));
    }

    [Fact]
    public async Task Files_that_the_sandbox_does_not_read_are_told_of_and_the_run_replays()
    {
        string longName = new('a', 300);
        bench.Then("shell", """{"command":"ln -s /etc/hostname link; ln -s loop loop; mkfifo pipe; truncate -s 300M big"}""")
            .Then("read_file", """{"path":"link"}""").Then("read_file", """{"path":"loop"}""").Then("read_file", """{"path":"pipe"}""")
            .Then("read_file", """{"path":"big"}""").Then("read_file", """{"path":"src"}""").Then("read_file", $$"""{"path":"{{longName}}"}""")
            .Then("read_file", $$"""{"path":"{{string.Join('/', Enumerable.Repeat("a", 3000))}}"}""")
            .Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.All(events.OfType<ToolCalled>().Skip(1), c => Assert.Equal(ToolCallEnd.Failed, c.End));
        Assert.Contains("leaves the workspace", bench.Told(2), StringComparison.Ordinal);
        Assert.Contains("is not a regular file", bench.Told(6), StringComparison.Ordinal);
        await using Loop loop = bench.Build();
        ReplayReport report = await loop.ReplayAsync(((RunStarted)events[0]).RunId);
        Assert.True(report.IsIdentical, report.Divergence?.ToString());
    }

    [Fact]
    public async Task A_file_is_shown_in_parts_with_its_line_numbers()
    {
        bench.Then("shell", """{"command":"seq 1 5000 > long.txt; head -c 5000 /dev/zero | tr '\\0' x > wide.txt"}""")
            .Then("read_file", """{"path":"long.txt","offset":4999}""")
            .Then("read_file", """{"path":"long.txt","offset":"10","limit":2.0}""")
            .Then("read_file", """{"path":"long.txt","offset":6000}""")
            .Then("read_file", """{"path":"wide.txt"}""")
            .Then("read_file", """{"path":"long.txt","limit":-1,"offset":"many"}""")
            .Says("Done.");

        await bench.RunAsync();

        Assert.Contains("\n  4999\t4999\n  5000\t5000\n", bench.Told(2), StringComparison.Ordinal);
        Assert.Contains("\n    10\t10\n    11\t11\n[", bench.Told(3), StringComparison.Ordinal);
        Assert.EndsWith("Lines 10 to 11 of 5000.", bench.Told(3), StringComparison.Ordinal);
        Assert.Equal("The file has 5000 lines; there is no line 6000.", bench.Told(4));
        Assert.Contains("[... the line goes on ...]", bench.Told(5), StringComparison.Ordinal);
        Assert.Contains("\"limit\" must be", bench.Told(6), StringComparison.Ordinal);
        Assert.Contains("\"offset\" must be", bench.Told(6), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_output_of_a_command_is_bounded_and_says_what_is_missing()
    {
        bench.Then("shell", """{"command":"seq 1 3000000; printf '\\033[31mred\\033[0m\\n'"}""").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        string told = bench.Told(1);
        Assert.InRange(told.Length, 1000, bench.Options.MaxResultTokens * 5);
        Assert.Contains("bytes are missing here", told, StringComparison.Ordinal);
        Assert.Contains("\nred\n", told, StringComparison.Ordinal);
        Assert.Single(events.OfType<ToolCalled>());
    }

    [Fact]
    public async Task Ignored_files_are_neither_listed_nor_searched()
    {
        bench.Then("shell", """{"command":"echo needle > a.log; echo needle > b.txt"}""").Then("list_files").Then("search", """{"pattern":"needle"}""").Says("Done.");

        await bench.RunAsync();

        Assert.DoesNotContain("a.log", bench.Told(2), StringComparison.Ordinal);
        Assert.Contains("b.txt:1: needle\n", bench.Told(3), StringComparison.Ordinal);
        Assert.DoesNotContain("a.log", bench.Told(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_takes_the_patterns_that_models_write_and_stops_those_that_would_not_end()
    {
        bench.Then("shell", """{"command":"for i in 1 2 3; do head -c 60 /dev/zero | tr '\\0' a; echo b; done > slow.txt"}""")
            .Then("search", """{"pattern":"(("}""")
            .Then("search", """{"pattern":"^(a+)+\\1c","files":"slow.txt"}""")
            .Then("search", """{"pattern":"THREE","ignore_case":true,"files":"*.txt","max_results":1}""")
            .Then("search", """{"pattern":"nothing like it"}""")
            .Says("Done.");

        await bench.RunAsync();

        Assert.StartsWith("The pattern is no regular expression", bench.Told(2), StringComparison.Ordinal);
        Assert.Contains("took too long to match", bench.Told(3), StringComparison.Ordinal);
        Assert.Contains("src/sum.txt:3: three", bench.Told(4), StringComparison.Ordinal);
        Assert.Equal("Nothing matches.", bench.Told(5));
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_killed_and_told()
    {
        bench.Then("shell", """{"command":"sleep 60","timeout_seconds":1}""").Then("shell", """{"command":"exit 7"}""").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Contains("It was killed after 1 seconds.", bench.Told(1), StringComparison.Ordinal);
        Assert.Contains("Exit code 7.", bench.Told(2), StringComparison.Ordinal);
        Assert.All(events.OfType<ToolCalled>(), c => Assert.Equal(ToolCallEnd.Failed, c.End));
    }

    [Fact]
    public async Task Thirty_files_read_at_once_come_in_the_order_of_the_calls()
    {
        string[] names = [.. Enumerable.Range(1, 30).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i}.txt"))];
        bench.Then("shell", """{"command":"for i in $(seq 1 30); do echo content $i > f$i.txt; done"}""");
        bench.Model.Answer(ToolBench.Calls([.. names.Select(n => bench.Call("read_file", $$"""{"path":"{{n}}"}"""))]));
        bench.Says("Done.");

        await bench.RunAsync();

        FunctionResultContent[] results = [.. bench.Model.Requests[^1].Messages[^1].Contents.Cast<FunctionResultContent>()];
        for (int i = 0; i < results.Length; i++)
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"\tcontent {i + 1}\n"), (string)results[i].Result!, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();
}
