using System.Diagnostics;
using System.Text;

namespace AgentLoop.Tests.Generation;

public sealed class MutationGeneratorTests
{
    private const string Source = "class Calc\n{\n    public int Max(int a, int b)\n    {\n        if (a < b)\n            return a;\n        return b;\n    }\n}\n";
    private const string Test = "class CalcTests\n{\n    void Finds() { Assert.Equal(2, new Calc().Max(1, 2)); }\n}\n";

    private static MemoryWorkspace Workspace => new(("src/Calc.cs", Source), ("tests/CalcTests.cs", Test));

    private static GenerationRequest Request(IWorkspaceView? workspace = null, int count = 200, int seed = 0) =>
        MutationRequests.Create(workspace ?? Workspace, "CalcTests.Finds", "Expected: 2\nActual:   1", "at CalcTests.Finds() in /x/tests/CalcTests.cs:line 3", count, seed);

    [Fact]
    public async Task A_candidate_is_one_changed_file_with_the_digest_it_expects_and_a_reason()
    {
        MemoryWorkspace workspace = Workspace;
        Candidate candidate = (await MutationRequests.AllAsync(Request(workspace, 1)))[0];
        FileChange change = Assert.Single(candidate.Changes.Files);
        Assert.Equal("src/Calc.cs", change.Path);
        Assert.Equal(FileChangeKind.Modify, change.Kind);
        Assert.Equal(Digest.Of(Encoding.UTF8.GetBytes(Source)), change.Expected);
        Assert.NotEqual(Source, Encoding.UTF8.GetString(change.Content!.Value.Span), StringComparer.Ordinal);
        Assert.Equal("src/Calc.cs:5: `<` → `<=` (relational operator, boundary)", candidate.Rationale);
        Assert.Null(candidate.Failure);
    }

    [Fact]
    public async Task Tests_and_foreign_files_are_never_changed()
    {
        MemoryWorkspace workspace = new(
            ("src/Calc.cs", Source), ("tests/CalcTests.cs", Test), ("obj/Calc.g.cs", Source), ("vendor/Calc.cs", Source), ("node_modules/x/calc.js", "let a = 1 + 2;"), ("README.md", "1 + 2"));
        List<Candidate> candidates = await MutationRequests.AllAsync(Request(workspace));
        Assert.NotEmpty(candidates);
        Assert.All(candidates, c => Assert.Equal("src/Calc.cs", c.Changes.Files[0].Path));
    }

    [Fact]
    public async Task The_host_can_keep_files_from_being_changed() =>
        Assert.Empty(await MutationRequests.AllAsync(Request(), new MutationGeneratorOptions { MayChange = p => !p.StartsWith("src/", StringComparison.Ordinal) }));

    [Fact]
    public async Task The_same_seed_gives_the_same_candidates_and_another_seed_may_not()
    {
        MutationGeneratorOptions options = new() { Exploration = 0.5 };
        async Task<List<string>> Rationales(int seed) => [.. (await MutationRequests.AllAsync(Request(seed: seed), options)).Select(c => c.Rationale)];
        List<string> first = await Rationales(1);
        Assert.True(first.Count > 30);
        Assert.Equal(first, await Rationales(1));
        Assert.NotEqual(first, await Rationales(2));
        Assert.Equal(first.Order(StringComparer.Ordinal), (await Rationales(2)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_two_candidates_are_the_same_but_for_blanks()
    {
        List<Candidate> candidates = await MutationRequests.AllAsync(Request(count: 1000));
        List<string> forms = [.. candidates.Select(c => string.Concat(Encoding.UTF8.GetString(c.Changes.Files[0].Content!.Value.Span).Where(x => !char.IsWhiteSpace(x))))];
        Assert.Equal(forms.Count, forms.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(string.Concat(Source.Where(x => !char.IsWhiteSpace(x))), forms, StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_was_tried_is_not_proposed_again()
    {
        List<Candidate> first = await MutationRequests.AllAsync(Request(count: 5));
        GenerationRequest again = Request(count: 1000) with { Attempts = [.. first.Select((c, i) => new Attempt { CandidateId = $"c{i}", Candidate = c })] };
        List<Candidate> second = await MutationRequests.AllAsync(again);
        Assert.NotEmpty(second);
        Assert.Empty(second.Select(c => c.Rationale).Intersect(first.Select(c => c.Rationale), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(3, 3)]
    public async Task No_more_are_made_than_will_be_taken(int count, int made) => Assert.Equal(made, (await MutationRequests.AllAsync(Request(count: count))).Count);

    [Fact]
    public async Task Bytes_that_are_not_touched_stay_as_they_are()
    {
        string text = "\uFEFF" + Source.Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd() + " // é\t ";
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        MemoryWorkspace workspace = new([("src/Calc.cs", bytes)]);
        List<Candidate> candidates = await MutationRequests.AllAsync(Request(workspace, 50));
        Assert.NotEmpty(candidates);
        Assert.All(candidates, c =>
        {
            byte[] changed = c.Changes.Files[0].Content!.Value.ToArray();
            Assert.Equal(bytes[..10], changed[..10]);
            Assert.Equal(bytes[^10..], changed[^10..]);
            Assert.DoesNotContain("\n", Encoding.UTF8.GetString(changed).Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Where_nothing_failed_nothing_is_proposed()
    {
        Assert.Empty(await MutationRequests.AllAsync(Request() with { Baseline = [] }));
        Assert.Empty(await MutationRequests.AllAsync(Request() with { Baseline = [new Evaluation { Evaluator = "tests", Verdict = Verdict.Pass, Reason = "Fine." }] }));
    }

    [Fact]
    public async Task A_failure_without_tests_is_evidence_enough()
    {
        Evaluation evaluation = new() { Evaluator = "command", Verdict = Verdict.Fail, Reason = "Exit code 1.", Feedback = "Unhandled exception: wrong\n   at Calc.Max(Int32 a, Int32 b) in /x/src/Calc.cs:line 6" };
        Candidate first = (await MutationRequests.AllAsync(Request(count: 1) with { Baseline = [evaluation] }))[0];
        Assert.StartsWith("src/Calc.cs:", first.Rationale);
    }

    [Fact]
    public async Task Files_that_hold_no_text_of_people_are_passed_over()
    {
        byte[] latin = [.. "class A { int F(int a) { return a + 1; } } // "u8, 0xE9];
        byte[] binary = [.. "class B { int F(int a) { return a + 1; } }"u8, 0];
        byte[] line = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("f(a+1);", 40_000)));
        MemoryWorkspace workspace = new([("A.cs", latin), ("B.cs", binary), ("c.js", line), ("d.py", []), ("e.txt", latin)]);
        Assert.Empty(await MutationRequests.AllAsync(Request(workspace)));
        Assert.Empty(await MutationRequests.AllAsync(Request(new MemoryWorkspace(Array.Empty<(string, byte[])>()))));
        Assert.Empty(await MutationRequests.AllAsync(Request(), new MutationGeneratorOptions { MaxFileBytes = 10 }));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_does_not_keep_the_others_from_being_mended()
    {
        MemoryWorkspace workspace = new(("src/Calc.cs", Source), ("src/Other.cs", Source));
        workspace.Fails = p => p.EndsWith("Calc.cs", StringComparison.Ordinal) ? new IOException("gone") : null;
        Assert.All(await MutationRequests.AllAsync(Request(workspace)), c => Assert.Equal("src/Other.cs", c.Changes.Files[0].Path));
        workspace.Fails = _ => new UnauthorizedAccessException("locked");
        Assert.Empty(await MutationRequests.AllAsync(Request(workspace)));
    }

    [Fact]
    public async Task Cancellation_is_let_through()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Candidate _ in new MutationGenerator().GenerateAsync(Request(), cancelled.Token))
            {
            }
        });
    }

    [Fact]
    public async Task In_a_large_repository_the_first_candidate_needs_few_files()
    {
        IEnumerable<(string, byte[])> others = Enumerable.Range(0, 10_000).Select(i => ($"src/m{i % 100}/Part{i}.cs", Encoding.UTF8.GetBytes(Source.Replace("Calc", $"Part{i}", StringComparison.Ordinal).Replace("Max", $"Run{i}", StringComparison.Ordinal))));
        MemoryWorkspace workspace = new(others.Append(("src/z/Calc.cs", Encoding.UTF8.GetBytes(Source))).Append(("tests/CalcTests.cs", Encoding.UTF8.GetBytes(Test))));
        List<Candidate> candidates = await MutationRequests.AllAsync(Request(workspace, 20));
        Assert.All(candidates, c => Assert.Equal("src/z/Calc.cs", c.Changes.Files[0].Path));
        Assert.True(workspace.Read.Count < 400, $"{workspace.Read.Count} files were read.");
    }

    [Fact]
    public async Task Where_nothing_points_anywhere_the_first_files_are_tried_first()
    {
        MemoryWorkspace workspace = new(Enumerable.Range(0, 2000).Select(i => ($"src/Part{i:0000}.cs", Encoding.UTF8.GetBytes(Source))));
        Assert.Equal(10, (await MutationRequests.AllAsync(Request(workspace, 10))).Count);
        Assert.True(workspace.Read.Count < 400, $"{workspace.Read.Count} files were read.");
    }

    [Fact]
    public async Task When_the_suspicious_files_are_spent_the_others_follow()
    {
        IEnumerable<(string, byte[])> others = Enumerable.Range(0, 450).Select(i => ($"src/Part{i:000}.cs", Encoding.UTF8.GetBytes($"class Part{i} {{ bool F{i}() {{ return true; }} }}\n")));
        List<Candidate> candidates = await MutationRequests.AllAsync(Request(new MemoryWorkspace(others), 100_000));
        Assert.Equal(450, candidates.DistinctBy(c => c.Changes.Files[0].Path, StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_file_size_that_makes_no_sense_is_refused(int bytes) => Assert.Throws<ArgumentOutOfRangeException>(() => new MutationGeneratorOptions { MaxFileBytes = bytes });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void An_exploration_that_makes_no_sense_is_refused(double exploration) => Assert.Throws<ArgumentOutOfRangeException>(() => new MutationGeneratorOptions { Exploration = exploration });
}
