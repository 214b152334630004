using System.Text;
using AgentLoop.Tests.Loops;

namespace AgentLoop.Tests.Provenance.Redaction;

/// <summary>Models see marks and write marks; files get what the marks stand for, or are not written.</summary>
public sealed class MaskedChangesTests
{
    private const string Value = "q8Zr2LkP0vTn4Xw7";
    private const string Other = "w7Xk3MnB5tYr9Zs2";
    private const string Before = $"name = a\r\npassword = \"{Value}\"\r\nlast = 1\r\n";
    private static readonly string GitHubToken = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";

    private static readonly SecretMask Mask = new(new RedactionOptions { IncludesEnvironment = false });

    public static TheoryData<string, string> Quoting => new()
    {
        { nameof(EditFormats.SearchReplace), "a.toml\n```\n<<<<<<< SEARCH\npassword = \"[secret:value]\"\nlast = 1\n=======\npassword = \"[secret:value]\"\nlast = 2\n>>>>>>> REPLACE\n```\n" },
        { nameof(EditFormats.UnifiedDiff), "--- a/a.toml\n+++ b/a.toml\n@@ -1,3 +1,3 @@\n name = a\n password = \"[secret:value]\"\n-last = 1\n+last = 2\n" },
        { nameof(EditFormats.ApplyPatch), "*** Begin Patch\n*** Update File: a.toml\n@@\n-password = \"[secret:value]\"\n-last = 1\n+password = \"[secret:value]\"\n+last = 2\n*** End Patch" },
        { nameof(EditFormats.WholeFile), "a.toml\n```\nname = a\npassword = \"[secret:value]\"\nlast = 2\n```\n" },
    };

    [Theory]
    [MemberData(nameof(Quoting))]
    public async Task An_edit_that_quotes_a_mark_leaves_the_secret_as_it_is(string format, string answer)
    {
        InMemoryWorkspaceView files = new(new Dictionary<string, string> { ["a.toml"] = Before });
        IEditFormat read = format switch
        {
            nameof(EditFormats.SearchReplace) => EditFormats.SearchReplace,
            nameof(EditFormats.UnifiedDiff) => EditFormats.UnifiedDiff,
            nameof(EditFormats.ApplyPatch) => EditFormats.ApplyPatch,
            _ => EditFormats.WholeFile,
        };
        EditResult edited = await new EditApplier().ApplyAsync(read.Read(answer), new MaskedView(files, Mask), default);
        Assert.Null(edited.Failure);

        (ChangeSet made, IReadOnlyList<string> problems) = await MaskedChanges.RestoreAsync(Mask, edited.Changes!, files.ReadAsync, default);

        Assert.Empty(problems);
        Assert.Equal(Before.Replace("last = 1", "last = 2", StringComparison.Ordinal), TextOf(made));
        Assert.Equal(Digest.Of(Encoding.UTF8.GetBytes(Before)), made.Files[0].Expected);
        Assert.DoesNotContain(Value, Encoding.UTF8.GetString(ChangeSetJson.Write(edited.Changes!)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password = \"[secret:github-token]\"\n", "[secret:github-token]")]
    [InlineData("password = \"w7Xk3MnB5tYr9Zs2\"\n", "(value)")]
    [InlineData("password = \"[secret:new-value]\"\n", "[secret:new-value]")]
    public async Task What_the_file_does_not_hold_is_refused_with_a_sentence(string content, string named)
    {
        (_, IReadOnlyList<string> problems) = await RestoreAsync(Before, content);

        string problem = Assert.Single(problems);
        Assert.Contains("\"a.toml\" would hold", problem, StringComparison.Ordinal);
        Assert.Contains(named, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Other, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_secrets_of_a_kind_each_line_has_its_own()
    {
        string before = $"a_token = \"{Value}\"\nb_token = \"{Other}\"\n";

        (string moved, IReadOnlyList<string> none) = await RestoreAsync(before, "x\nb_token = \"[secret:value]\"\na_token = \"[secret:value]\"\n");
        (_, IReadOnlyList<string> problems) = await RestoreAsync(before, "c_token = \"[secret:value]\"\n");

        Assert.Empty(none);
        Assert.Equal($"x\nb_token = \"{Other}\"\na_token = \"{Value}\"\n", moved);
        Assert.Contains("cannot be told from the file", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_that_the_repository_itself_has_stays_a_mark()
    {
        (string text, IReadOnlyList<string> problems) = await RestoreAsync("see [secret:value]\n", "now see [secret:value], and [secret:nothing-of-ours]\n");

        Assert.Empty(problems);
        Assert.Equal("now see [secret:value], and [secret:nothing-of-ours]\n", text);
    }

    [Fact]
    public async Task A_secret_that_a_command_put_in_the_place_of_another_is_none_of_the_files()
    {
        InMemoryWorkspaceView files = new(new Dictionary<string, string> { ["a.toml"] = Before });
        ChangeSet exact = new() { Files = [FileChange.Edit("a.toml", Before, Before.Replace(Value, Other, StringComparison.Ordinal))] };

        ChangeSet shown = await MaskedChanges.ShowAsync(Mask, exact, files, default);
        (_, IReadOnlyList<string> problems) = await MaskedChanges.RestoreAsync(Mask, shown, files.ReadAsync, default);

        Assert.Contains("[secret:new-value]", TextOf(shown), StringComparison.Ordinal);
        Assert.Single(problems);
    }

    [Fact]
    public async Task A_candidate_that_brings_a_secret_is_rejected_with_a_sentence()
    {
        using LoopBench bench = new();
        bench.Generator = new(LoopBench.Writes($"right {GitHubToken}"));
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.SingleShot));

        List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();

        CandidateRejected rejected = Assert.Single(events.OfType<CandidateRejected>());
        Assert.Equal("\"answer.txt\" would hold a secret (github-token) that it does not hold in the repository; take it from the environment instead.", rejected.Reason);
        Assert.True((await loop.ReplayAsync(((RunStarted)events[0]).RunId)).IsIdentical);
    }

    [Theory]
    [InlineData("hunter2hun", "ter2hunter2")]
    [InlineData("ghp_16C7e42F", "nothing")]
    public void What_is_left_of_a_secret_where_output_was_cut_off_is_masked(string head, string tail)
    {
        SecretMask mask = Masks.With(true, ("ONE", "hunter2hunter2"));
        CapturedOutput output = new() { Text = $"before {head}\n[... 10 bytes are missing here ...]\n{tail} after", DroppedBytes = 10 };

        string text = MaskedOutput.Of(mask, output).Text;

        Assert.StartsWith("before [secret:part]\n[... 10 bytes are missing here ...]\n", text, StringComparison.Ordinal);
        Assert.EndsWith(tail == "nothing" ? "nothing after" : "[secret:part] after", text, StringComparison.Ordinal);
    }

    private static async Task<(string Text, IReadOnlyList<string> Problems)> RestoreAsync(string before, string after)
    {
        InMemoryWorkspaceView files = new(new Dictionary<string, string> { ["a.toml"] = before });
        ChangeSet changes = new() { Files = [FileChange.Edit("a.toml", before, after)] };
        (ChangeSet made, IReadOnlyList<string> problems) = await MaskedChanges.RestoreAsync(Mask, changes, files.ReadAsync, default);
        return (TextOf(made), problems);
    }

    private static string TextOf(ChangeSet changes) => Encoding.UTF8.GetString(changes.Files.Single().Content!.Value.Span);
}
