using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class SarifEvaluatorTests : IAsyncLifetime
{
    private const string Rules = """{"driver":{"name":"t","rules":[{"id":"R1","defaultConfiguration":{"level":"error"}},{"id":"R2","defaultConfiguration":{"level":"note"}},{"id":"R3"}]}}""";

    private static readonly SarifEvaluatorOptions Options = new() { Name = "lint", Report = "out.sarif" };

    private readonly ProcessSession session = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => session.DisposeAsync();

    [Fact]
    public async Task What_was_found_before_is_not_held_against_a_candidate_though_its_lines_move()
    {
        AgentLoop.Evaluation before = await BaselineAsync("a();\nb();\n", Result("R1", 2, "bad call"));
        AgentLoop.Evaluation now = await CandidateAsync(before, "x();\ny();\na();\nb();\n", Result("R1", 4, "bad call"));

        Assert.Equal((Verdict.Pass, 1.0, "Nothing new was found."), (now.Verdict, now.Score, now.Reason));
    }

    [Fact]
    public async Task A_second_finding_that_says_the_same_is_new()
    {
        AgentLoop.Evaluation before = await BaselineAsync("a();\nb();\n", Result("R1", 1, "bad call"));
        AgentLoop.Evaluation now = await CandidateAsync(before, "a();\nb();\na();\n", Result("R1", 1, "bad call"), Result("R1", 3, "bad call"));

        Assert.Equal(Verdict.Fail, now.Verdict);
        Assert.Equal(("R1", "src/A.cs", 3), (Assert.Single(now.Findings).Rule, now.Findings[0].File, now.Findings[0].Line));
        Assert.Contains("src/A.cs:3: bad call (R1)", now.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_edited_keeps_its_finding()
    {
        AgentLoop.Evaluation before = await BaselineAsync("a();\n", Result("R1", 1, "bad call"));

        Assert.Equal(Verdict.Pass, (await CandidateAsync(before, "a(1);\n", Result("R1", 1, "bad call"))).Verdict);
    }

    [Fact]
    public async Task Fingerprints_of_the_tool_are_believed_before_all_else()
    {
        AgentLoop.Evaluation before = await BaselineAsync("a();\n", Result("R1", 1, "one", """,  "partialFingerprints":{"h/v1":"abc"} """));

        Assert.Equal(Verdict.Pass, (await CandidateAsync(before, "a();\n", Result("R1", 9, "said otherwise", """,  "partialFingerprints":{"h/v1":"abc"} """))).Verdict);
        Assert.Equal(Verdict.Fail, (await CandidateAsync(before, "a();\n", Result("R1", 1, "other", """,  "partialFingerprints":{"h/v1":"abd"} """))).Verdict);
    }

    [Theory]
    [InlineData("", Verdict.Fail)]
    [InlineData(""", "level":"warning" """, Verdict.Pass)]
    [InlineData(""", "level":"none" """, Verdict.Pass)]
    [InlineData(""", "kind":"pass" """, Verdict.Pass)]
    [InlineData(""", "suppressions":[{"kind":"inSource"}] """, Verdict.Pass)]
    [InlineData(""", "suppressions":[{"kind":"external","status":"rejected"}] """, Verdict.Fail)]
    [InlineData(""", "suppressions":[] """, Verdict.Fail)]
    [InlineData(""", "baselineState":"unchanged" """, Verdict.Pass)]
    [InlineData(""", "baselineState":"new" """, Verdict.Fail)]
    public async Task Levels_kinds_suppressions_and_states_count(string more, Verdict verdict) =>
        Assert.Equal(verdict, (await CandidateAsync(null, "a();\n", Result("R1", 1, "bad", more))).Verdict);

    [Fact]
    public async Task A_rule_says_the_level_also_by_its_number_and_when_it_comes_last()
    {
        const string Late = """{"version":"2.1.0","runs":[{"results":[{"ruleIndex":1,"message":{"text":"n"}},{"ruleId":"R3/sub","message":{"text":"w"}}],"tool":RULES}]}""";
        await session.WriteFileAsync("out.sarif", Late.Replace("RULES", Rules, StringComparison.Ordinal));

        AgentLoop.Evaluation evaluation = await new SarifEvaluator(Options).EvaluateAsync(AnalysisRequest.Of(session));

        Assert.Equal([("R3/sub", FindingSeverity.Warning), ("R2", FindingSeverity.Note)], evaluation.Findings.Select(finding => (finding.Rule!, finding.Severity)));
    }

    [Theory]
    [InlineData("", Verdict.Error)]
    [InlineData("{", Verdict.Error)]
    [InlineData("[]", Verdict.Error)]
    [InlineData("{}", Verdict.Error)]
    [InlineData("""{"version":"2.1.0"}""", Verdict.Error)]
    [InlineData("""{"version":"2.0.0","runs":[]}""", Verdict.Error)]
    [InlineData("""{"version":"2.1.0","runs":[]}""", Verdict.Inconclusive)]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{}}]}""", Verdict.Inconclusive)]
    [InlineData("""{"version":"2.1.0","runs":[{"results":[],"invocations":[{"executionSuccessful":false}]}]}""", Verdict.Inconclusive)]
    [InlineData("""{"version":"2.1.0","runs":[{"results":[]}]}""", Verdict.Pass)]
    [InlineData("""{"version":"2.1.0","runs":[{"results":[1,null,"x",{"locations":7,"message":[]}]}]}""", Verdict.Pass)]
    [InlineData("""{"version":"2.1.0","runs":[{"results":[]}]}{}""", Verdict.Error)]
    public async Task What_is_no_whole_report_of_a_run_is_never_a_pass(string report, Verdict verdict)
    {
        await session.WriteFileAsync("out.sarif", report);

        AgentLoop.Evaluation evaluation = await new SarifEvaluator(Options).EvaluateAsync(AnalysisRequest.Of(session));

        Assert.Equal(verdict, evaluation.Verdict);
        Assert.NotEmpty(evaluation.Reason);
    }

    [Fact]
    public async Task A_missing_a_stale_and_a_planted_report_are_no_pass()
    {
        Assert.Equal(Verdict.Inconclusive, (await new SarifEvaluator(Options).EvaluateAsync(AnalysisRequest.Of(session))).Verdict);

        const string Clean = """{"version":"2.1.0","runs":[{"results":[]}]}""";
        await session.WriteFileAsync("out.sarif", Clean);
        SarifEvaluator silent = new(Options with { Command = SandboxCommand.Shell("exit 0") });
        Assert.Equal(Verdict.Inconclusive, (await silent.EvaluateAsync(AnalysisRequest.Of(session))).Verdict);
        Assert.Equal(Verdict.Error, (await new SarifEvaluator(Options).EvaluateAsync(AnalysisRequest.Of(session, ("out.sarif", null, Clean)))).Verdict);
    }

    [Fact]
    public async Task A_command_may_write_to_a_file_or_to_its_output_whatever_it_exits_with()
    {
        const string Clean = """{"version":"2.1.0","runs":[{"results":[]}]}""";
        SarifEvaluator toFile = new(Options with { Command = SandboxCommand.Shell($"echo '{Clean}' > out.sarif; exit 3") });
        SarifEvaluator toOutput = new(Options with { Report = null, Command = SandboxCommand.Shell($"echo '{Clean}'; exit 1") });
        SarifEvaluator endless = new(Options with { Command = SandboxCommand.Shell("sleep 60") with { Timeout = TimeSpan.FromMilliseconds(200) } });

        Assert.Equal(Verdict.Pass, (await toFile.EvaluateAsync(AnalysisRequest.Of(session))).Verdict);
        Assert.Equal(Verdict.Pass, (await toOutput.EvaluateAsync(AnalysisRequest.Of(session))).Verdict);
        Assert.Equal(Verdict.Error, (await endless.EvaluateAsync(AnalysisRequest.Of(session))).Verdict);
    }

    [Fact]
    public void More_results_than_are_read_are_an_error()
    {
        byte[] report = Encoding.UTF8.GetBytes($$"""{"version":"2.1.0","runs":[{"results":[{{string.Join(',', Enumerable.Repeat("{}", 11))}}]}]}""");

        Assert.True(SarifReader.Read(report, 10).IsBroken);
        Assert.Equal(11, SarifReader.Read(report, 11).Results.Count);
    }

    [Fact]
    public void Reports_in_other_encodings_are_read()
    {
        const string Clean = """{"version":"2.1.0","runs":[{"results":[{"message":{"text":"ü"}}]}]}""";

        Assert.Equal("ü", SarifReader.Read(Marked(Encoding.UTF8, Clean), 9).Results[0].Message);
        Assert.Equal("ü", SarifReader.Read(Marked(Encoding.Unicode, Clean), 9).Results[0].Message);
    }

    [Fact]
    public void No_text_makes_the_reader_throw_and_no_part_of_a_report_is_a_whole_one()
    {
        string whole = $$"""{"version":"2.1.0","runs":[{"tool":{{Rules}},"results":[{{Result("R1", 1, "m")}}]}]}""";
        string[] pieces = ["{", "}", "[", "]", ":", ",", "\"runs\"", "\"results\"", "\"version\"", "\"2.1.0\"", "\"tool\"", "\"level\"", "1", "null", "\"", "\\", "é", "\"locations\"", "\"message\""];

        Prop.ForAll(TextArbitrary.Of(pieces), text => SarifReader.Read(Encoding.UTF8.GetBytes(text), 100) is not null).QuickCheckThrowOnFailure();
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.True(SarifReader.Read(Encoding.UTF8.GetBytes(whole[..length]), 100).IsBroken));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SarifEvaluator(new SarifEvaluatorOptions { Name = "x" }));
        Assert.Throws<ArgumentException>(() => new SarifEvaluator(Options with { Report = "../x" }));
        Assert.Throws<ArgumentException>(() => new SarifEvaluator(Options with { MaxResults = 0 }));
    }

    private static byte[] Marked(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    private static string Result(string rule, int line, string message, string more = "") =>
        $$$"""{"ruleId":"{{{rule}}}","message":{"text":"{{{message}}}"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///elsewhere/src/A.cs"},"region":{"startLine": {{{line}}} } } }]{{{more}}} }""";

    private async Task<AgentLoop.Evaluation> BaselineAsync(string source, params string[] results)
    {
        await WriteAsync(source, results);
        return await new SarifEvaluator(Options).EvaluateAsync(AnalysisRequest.Of(session) with { Candidate = null });
    }

    private async Task<AgentLoop.Evaluation> CandidateAsync(AgentLoop.Evaluation? before, string source, params string[] results)
    {
        await WriteAsync(source, results);
        return await new SarifEvaluator(Options).EvaluateAsync(AnalysisRequest.Of(session, before));
    }

    private async Task WriteAsync(string source, string[] results)
    {
        await session.WriteFileAsync("src/A.cs", source);
        await session.WriteFileAsync("out.sarif", $$"""{"version":"2.1.0","runs":[{"tool":{{Rules}},"results":[{{string.Join(',', results)}}]}]}""");
    }
}
