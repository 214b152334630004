using System.Text.Json;
using AgentLoop.Testing;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class EditToolTests : IDisposable
{
    private readonly ToolBench bench = new();

    [Fact]
    public async Task A_patch_changes_several_files_at_once()
    {
        Patch("*** Begin Patch\n*** Update File: src/sum.txt\n two\n-three\n+four\n*** Add File: new.txt\n+new\n*** End Patch").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(["Added new.txt", "Changed src/sum.txt"], bench.Told(1).TrimEnd('.').Split(". ").Order(StringComparer.Ordinal));
        Assert.Equal(2, Proposed(events).Statistics.Files);
        Assert.Equal(Verdict.Pass, Assert.Single(events.OfType<CandidateEvaluated>()).Verdict);
    }

    [Fact]
    public async Task A_patch_of_which_one_part_does_not_fit_changes_nothing_and_shows_the_nearest_lines()
    {
        Patch("*** Begin Patch\n*** Add File: new.txt\n+new\n*** Update File: src/sum.txt\n one\n-twoo\n+2\n*** End Patch").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Contains("Edit 2 does not apply.", bench.Told(1), StringComparison.Ordinal);
        Assert.Contains("two", bench.Told(1), StringComparison.Ordinal);
        Assert.StartsWith("[material ", bench.Told(1), StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", bench.Told(1), StringComparison.Ordinal);
        Assert.Equal(0, Proposed(events).Statistics.Files);
    }

    [Fact]
    public async Task A_unified_diff_is_taken_where_a_patch_is_asked_for()
    {
        Patch("--- a/src/sum.txt\n+++ b/src/sum.txt\n@@ -1,3 +1,3 @@\n one\n two\n-three\n+four\n").Then("apply_patch", """{"patch":"do what I mean"}""").Says("Done.");

        await bench.RunAsync();

        Assert.Equal("Changed src/sum.txt.", bench.Told(1));
        Assert.Contains("*** Begin Patch", bench.Told(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_before_the_first_that_fails_are_kept_where_the_host_wants_it()
    {
        bench.Options = new ToolLoopOptions { Edits = new EditOptions { KeepsEarlierFiles = true } };
        Patch("*** Begin Patch\n*** Add File: new.txt\n+new\n*** Update File: src/sum.txt\n-absent\n+2\n*** End Patch").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(ToolCallEnd.Failed, Assert.Single(events.OfType<ToolCalled>()).End);
        Assert.EndsWith("Added new.txt.", bench.Told(1), StringComparison.Ordinal);
        Assert.Equal(1, Proposed(events).Statistics.Files);
    }

    [Fact]
    public async Task An_edit_says_how_its_place_was_found_where_that_was_not_exact()
    {
        bench.Then("edit_file", """{"path":"src/sum.txt","search":"two  \nthree\t\n","replace":"two\nfour\n"}""")
            .Then("edit_file", """{"path":"src/sum.txt","search":"two","replace":"two"}""")
            .Then("edit_file", """{"path":"src/sum.txt","search":"o","replace":"0"}""")
            .Says("Done.");

        await bench.RunAsync();

        Assert.StartsWith("Changed src/sum.txt. Not exactly what stood there matched: src/sum.txt, line 2", bench.Told(1), StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", bench.Told(2), StringComparison.Ordinal);
        Assert.Contains("3", bench.Told(3), StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.", bench.Told(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_breaks_the_syntax_is_refused_and_only_new_errors_are_told()
    {
        bench.Then("write_file", """{"path":"a.json","content":"{ \"a\": 1 }\n"}""")
            .Then("edit_file", """{"path":"a.json","search":"1","replace":"1,,"}""")
            .Then("shell", """{"command":"echo '{ broken' > b.json"}""")
            .Then("edit_file", """{"path":"b.json","search":"broken","replace":"broken too"}""")
            .Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal([ToolCallEnd.Succeeded, ToolCallEnd.Failed, ToolCallEnd.Succeeded, ToolCallEnd.Succeeded], events.OfType<ToolCalled>().Select(c => c.End));
        Assert.Contains("\"a.json\", line 1:", bench.Told(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_syntax_that_are_allowed_are_told()
    {
        bench.Options = new ToolLoopOptions { Edits = new EditOptions { AllowsSyntaxErrors = true } };
        bench.Then("write_file", """{"path":"a.json","content":"{"}""").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(ToolCallEnd.Succeeded, Assert.Single(events.OfType<ToolCalled>()).End);
        Assert.Contains("\"a.json\", line 1:", bench.Told(1), StringComparison.Ordinal);
        Assert.EndsWith("Added a.json.", bench.Told(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_an_edit_does_not_touch_stay_as_they_are()
    {
        bench.Then("shell", """{"command":"printf '\\357\\273\\277one\\r\\ntwo\\nthree \\r\\nend' > mixed.txt"}""")
            .Then("edit_file", """{"path":"mixed.txt","search":"two","replace":"2"}""")
            .Then("shell", """{"command":"od -An -c mixed.txt | tr -d ' \\n'"}""")
            .Says("Done.");

        await bench.RunAsync();

        Assert.Contains("""357273277one\r\n2\nthree\r\nend""", bench.Told(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_with_patches_after_commands_replays()
    {
        bench.Then("shell", """{"command":"echo x >> src/sum.txt"}""");
        Patch("*** Begin Patch\n*** Update File: src/sum.txt\n*** Move to: src/sum2.txt\n three\n-x\n+four\n*** End Patch").Says("Done.");
        List<RunEvent> events = await bench.RunAsync();

        await using Loop loop = bench.Build();
        Assert.Equal("Renamed src/sum.txt to src/sum2.txt.", bench.Told(2));
        Assert.True((await loop.ReplayAsync(((RunStarted)events[0]).RunId)).IsIdentical);
    }

    [Fact]
    public async Task A_file_that_was_only_renamed_is_searched_and_edited_under_its_new_name()
    {
        Patch("*** Begin Patch\n*** Update File: src/sum.txt\n*** Move to: moved.txt\n one\n two\n three\n*** End Patch")
            .Then("edit_file", """{"path":"moved.txt","search":"three","replace":"four"}""").Says("Done.");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(["Renamed src/sum.txt to moved.txt.", "Changed moved.txt."], [bench.Told(1), bench.Told(2)]);
        Assert.All(events.OfType<ToolCalled>(), c => Assert.Equal(ToolCallEnd.Succeeded, c.End));
    }

    public void Dispose() => bench.Dispose();

    private static CandidateProposed Proposed(IEnumerable<RunEvent> events) => Assert.Single(events.OfType<CandidateProposed>());

    private ToolBench Patch(string patch) => bench.Then("apply_patch", $$"""{"patch":{{JsonSerializer.Serialize(patch, PromptRecord.TypeInfoOf<string>())}}}""");
}
