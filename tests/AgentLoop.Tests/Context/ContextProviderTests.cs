using AgentLoop.Testing;

namespace AgentLoop.Tests.Context;

public sealed class ContextProviderTests
{
    [Fact]
    public async Task Instructions_come_from_the_root_down_to_the_files_in_question()
    {
        TestWorkspaceView workspace = new(
            ("AGENTS.md", "root"), ("src/AGENTS.md", "src"), ("src/sum/AGENTS.md", "sum"), ("src/other/AGENTS.md", "other"), ("src/sum/Sum.cs", ""), ("notAGENTS.md", "no"));

        List<ContextItem> items = await new InstructionsProvider().GatherAsync(Requests.Context(workspace, "Mend Sum.cs.")).ToListAsync();

        Assert.Equal(["root", "src", "sum"], items.Select(i => i.Content));
        Assert.All(items, i => Assert.Equal(ContextTrust.Untrusted, i.Trust));
    }

    [Fact]
    public async Task Instructions_are_trusted_only_where_the_host_says_so_and_never_endless()
    {
        TestWorkspaceView workspace = new(("AGENTS.md", new string('x', 100_000)));

        ContextItem item = Assert.Single(await new InstructionsProvider { Trust = ContextTrust.Trusted, MaxTokensPerFile = 100 }.GatherAsync(Requests.Context(workspace)).ToListAsync());

        Assert.Equal(ContextTrust.Trusted, item.Trust);
        Assert.InRange(TokenEstimate.Of(item.Content), 50, 100);
    }

    [Fact]
    public async Task Failing_tests_are_given_with_their_message_and_stack()
    {
        ContextRequest request = Requests.Context(new TestWorkspaceView(), "g", Requests.Failing("Sums", "Expected 5.", "at Sum.cs:line 3"),
            new TestResult { Name = "Fine", Outcome = TestOutcome.Passed, Message = "ok" });

        List<ContextItem> items = await new FailingOutputProvider().GatherAsync(request).ToListAsync();

        Assert.Equal(["tests", "Sums"], items.Select(i => i.Title));
        Assert.Equal("Expected 5.\nat Sum.cs:line 3\n", items[1].Content);
    }

    [Fact]
    public async Task What_passed_gives_no_failing_output()
    {
        ContextRequest request = Requests.Context(new TestWorkspaceView()) with { Baseline = [FakeEvaluator.Pass()] };

        Assert.Empty(await new FailingOutputProvider().GatherAsync(request).ToListAsync());
    }

    [Fact]
    public async Task A_hundred_failing_tests_are_given_as_many_as_asked_for()
    {
        TestResult[] failing = [.. Enumerable.Range(0, 100).Select(i => Requests.Failing($"T{i}", "no"))];

        List<ContextItem> items = await new FailingOutputProvider { MaxTests = 3 }.GatherAsync(Requests.Context(new TestWorkspaceView(), "g", failing)).ToListAsync();

        Assert.Equal(["tests", "T0", "T1", "T2"], items.Select(i => i.Title));
    }

    [Fact]
    public async Task A_small_file_that_is_named_is_given_whole()
    {
        TestWorkspaceView workspace = new TestWorkspaceView(("src/Sum.cs", "\uFEFFint Sum;\r\n"), ("src/Other.cs", "")).With("logo.png", [0, 1, 2]);

        ContextItem item = Assert.Single(await new MentionedFilesProvider().GatherAsync(Requests.Context(workspace, "Mend src/Sum.cs, not logo.png.")).ToListAsync());

        Assert.Equal(("file", "src/Sum.cs", "int Sum;\n"), (item.Source, item.Title, item.Content));
    }

    [Fact]
    public async Task A_large_file_is_given_in_windows_around_the_lines_that_are_named()
    {
        string text = string.Concat(Enumerable.Range(1, 5000).Select(i => $"line {i}\n"));
        ContextRequest request = Requests.Context(new TestWorkspaceView(("a.py", text)), "g", Requests.Failing("T", "", "File \"/x/a.py\", line 2000, in f\nFile \"/x/a.py\", line 4000, in g"));

        string content = Assert.Single(await new MentionedFilesProvider { MaxTokensPerFile = 500 }.GatherAsync(request).ToListAsync()).Content;

        string[] lines = content.Split('\n');
        Assert.Contains("line 2000", lines);
        Assert.Contains("line 4000", lines);
        Assert.DoesNotContain("line 3000", lines);
        Assert.StartsWith("[... lines 1 to 19", content, StringComparison.Ordinal);
        Assert.InRange(TokenEstimate.Of(content), 100, 500);
    }

    [Fact]
    public async Task The_listing_names_every_file_while_there_is_room_and_counts_the_rest()
    {
        TestWorkspaceView small = new(("README.md", ""), ("src/A.cs", ""), ("src/B.cs", ""));
        TestWorkspaceView large = new([.. Enumerable.Range(0, 2000).Select(i => ($"src/d{i % 10}/File{i}.cs", ""))]);

        ContextItem whole = Assert.Single(await new FileListingProvider().GatherAsync(Requests.Context(small)).ToListAsync());
        ContextItem bounded = Assert.Single(await new FileListingProvider { MaxTokens = 300 }.GatherAsync(Requests.Context(large)).ToListAsync());

        Assert.Equal("./: README.md\nsrc/: A.cs B.cs\n", whole.Content);
        Assert.InRange(TokenEstimate.Of(bounded.Content), 100, 300);
        Assert.Contains("src/d9/:", bounded.Content, StringComparison.Ordinal);
        Assert.Contains(" more)", bounded.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_repository_gives_nothing()
    {
        ContextRequest request = Requests.Context(new TestWorkspaceView());
        IContextProvider[] providers = [new InstructionsProvider(), new FailingOutputProvider(), new MentionedFilesProvider(), new FileListingProvider()];

        foreach (IContextProvider provider in providers)
            Assert.Empty(await provider.GatherAsync(request).ToListAsync());
    }
}
