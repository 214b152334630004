using System.Text;
using System.Xml.Linq;
using AgentLoop.Tests.Loops;

namespace AgentLoop.Tests.Reporting;

public sealed class RunReportTests
{
    private readonly WrittenRun run = new();

    [Fact]
    public async Task A_run_that_is_unknown_is_refused_in_a_sentence_and_nothing_is_written()
    {
        using MemoryStream page = new();
        AgentLoopException refused = await Assert.ThrowsAsync<AgentLoopException>(async () => await run.WriteAsync(page));
        Assert.Equal("There is no run \"written\" in the provenance store; look at the id, and at which store it is.", refused.Message);
        Assert.Equal(0, page.Length);
    }

    [Fact]
    public async Task A_run_of_the_loop_is_shown_with_its_change_against_the_base()
    {
        using LoopBench bench = new();
        await using Loop loop = bench.Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        using MemoryStream stream = new();

        await RunReport.WriteAsync(new RunReportRequest { Store = bench.Store, RunId = state.RunId }, stream);

        XDocument page = PageReading.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Contains("Succeeded", page.TextOf("overview"), StringComparison.Ordinal);
        Assert.Contains("Record intact", page.TextOf("overview"), StringComparison.Ordinal);
        Assert.Contains("wrong", page.TextOf("c1"), StringComparison.Ordinal);
        Assert.Contains(page.ById("c1").Descendants(PageReading.Html + "tr"), r => (string?)r.Attribute("class") == "ins");
        Assert.Contains("selected", page.TextOf("decisions"), StringComparison.Ordinal);
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public async Task The_words_that_differ_are_marked()
    {
        WrittenRun longer = await LongRun.CreateAsync(60);
        XElement card = PageReading.Parse(await longer.ReportAsync()).ById("c6");
        Assert.Equal(["="], card.Descendants(PageReading.Html + "mark").Select(m => m.Value));
    }

    [Fact]
    public async Task The_same_record_gives_the_same_bytes()
    {
        WrittenRun same = await LongRun.CreateAsync(100);
        Assert.Equal(await same.ReportAsync(), await same.ReportAsync());
    }

    [Fact]
    public async Task A_run_that_goes_on_is_said_to()
    {
        await run.BeginAsync("Wait.");
        run.Add(new StepStarted { Step = new PlanStep() }, "1.plan");
        XDocument page = PageReading.Parse(await run.ReportAsync());
        Assert.Contains("Not finished", page.TextOf("overview"), StringComparison.Ordinal);
        Assert.Contains("within the step \"plan\"", page.TextOf("overview"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_as_an_event_is_shown_as_it_is()
    {
        await run.BeginAsync("Be told.");
        run.AddRecord("""{"v":1,"kind":"moon.risen","seq":1,"at":"2030-01-01T00:00:00+00:00","scope":"a/b","data":{"phase":"full"}}""");
        run.AddRecord("<script>alert(1)</script>\0");
        run.AddRecord("""{"v":1,"kind":"run.started","seq":3,"at":"2030-01-01T12:00:01+00:00","scope":"","data":{"runId":null,"task":null,"base":"","manifest":null,"budget":null,"sandbox":null}}""");
        run.AddRecord("""{"v":1,"kind":"candidate.evaluated","seq":4,"at":"2030-01-01T12:00:01+00:00","scope":"","data":{"candidateId":null,"verdict":"Pass","evaluations":null}}""");
        XDocument page = PageReading.Parse(await run.ReportAsync());
        Assert.Contains("moon.risen", page.TextOf("e1"), StringComparison.Ordinal);
        Assert.Contains("\"phase\": \"full\"", page.TextOf("e1"), StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>U+0000", page.TextOf("e2"), StringComparison.Ordinal);
        Assert.Contains("1 event of kinds that this version does not know", page.TextOf("record"), StringComparison.Ordinal);
        Assert.Contains("could not be read as events", page.TextOf("record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_store_does_not_have_any_more_is_said_to_be_missing()
    {
        await run.BeginAsync("Miss it.");
        ArtifactReference gone = new() { Digest = Digest.Of("gone"u8), Length = 4 };
        run.Add(new CandidateProposed { CandidateId = "c1", Number = 1, Rationale = "", Changes = gone, Normalized = default, Statistics = new ChangeStatistics() });
        run.Add(new ModelCalled { Prompt = gone with { Digest = Digest.Of("prompt"u8) }, Response = new RecordedContent { Artifact = gone }, Spending = Spending.None });
        run.Add(new CandidateEvaluated { CandidateId = "c1", Verdict = Verdict.Pass, Evaluations = [new EvaluationSummary { Evaluator = "tests", Verdict = Verdict.Pass, IsGate = true, Reason = "", Report = gone }] });
        XDocument page = PageReading.Parse(await run.ReportAsync());
        Assert.Contains("pruned, erased or never kept", page.TextOf("c1"), StringComparison.Ordinal);
        Assert.Contains("pruned, erased or never kept", page.TextOf("e2"), StringComparison.Ordinal);
        Assert.Contains("2 contents that the journal names could not be had", page.TextOf("record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_named_and_not_read()
    {
        await run.BeginAsync("Weigh it.");
        run.Add(new EffectPerformed { Name = "heavy", Result = new RecordedContent { Artifact = new ArtifactReference { Digest = Digest.Of("heavy"u8), Length = 100_000_000 } } });
        XDocument page = PageReading.Parse(await run.ReportAsync());
        Assert.Contains("95.4 MB, which is too much to be shown", page.TextOf("e1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Contents not in the store", page.TextOf("record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_within_the_run_and_its_interruptions_are_named()
    {
        await run.BeginAsync("Delegate.");
        run.Add(new RunForked { RunId = WrittenRun.Id, FromRunId = "older", Paused = TimeSpan.Zero, Budget = new Budget(), Sandbox = new SandboxCapabilities { Name = "landlock" } });
        run.Add(new ChildRunEnded { Asked = "draft", ChildRunId = "written/draft", Outcome = RunOutcome.Stuck, Reason = "It went in circles.", Spending = Spending.None });
        run.Add(new RunResumed { Paused = TimeSpan.FromHours(3), Budget = new Budget(), Answers = ["Yes."] }, "", 3 * 3600 + 1);
        run.Add(new EffectStarted { Effect = "integration.finished", Request = "c1" });
        run.Add(new EffectStarted { Effect = "effect.performed", Request = "told" });
        run.Add(new EffectOutcomeUnknown { Effect = "effect.performed", Request = "told", Found = EffectOutcome.DidNotHappen, Reason = "It was not done.", IsSettled = true });
        XDocument page = PageReading.Parse(await run.ReportAsync());
        Assert.Contains("Forked from the run older", page.TextOf("timeline"), StringComparison.Ordinal);
        Assert.Contains("Taken up again after 3 h 00 min", page.TextOf("timeline"), StringComparison.Ordinal);
        Assert.Contains("written/draft", page.TextOf("record"), StringComparison.Ordinal);
        Assert.Contains("nothing says whether that happened", page.TextOf("faults"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_cannot_be_compared_does_not_hide_the_others()
    {
        await run.BeginAsync("Compare.", new InMemoryWorkspaceView(new Dictionary<string, string> { ["a.txt"] = "one\r\n", ["b.txt"] = "two\n" }));
        ChangeSet changes = new() { Files = [FileChange.Edit("a.txt", "other\n", "x\n"), FileChange.Edit("b.txt", "two\n", "two\r\nthree"), FileChange.Create("c.bin", "\0\u0001")] };
        run.Add(new CandidateProposed { CandidateId = "c1", Number = 1, Rationale = "", Changes = await run.PutAsync(changes), Normalized = default, Statistics = new ChangeStatistics() });
        string text = PageReading.Parse(await run.ReportAsync()).TextOf("c1");
        Assert.Contains("was made for other files", text, StringComparison.Ordinal);
        Assert.Contains("two␍", text, StringComparison.Ordinal);
        Assert.Contains("three⌀", text, StringComparison.Ordinal);
        Assert.Contains("No text: 0 bytes before, 2 bytes after.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_goes_back_or_far_ahead_breaks_nothing()
    {
        await run.BeginAsync("Tell the time.");
        run.Add(new StepStarted { Step = new PlanStep() }, "1.plan");
        foreach (DateTimeOffset at in new[] { DateTimeOffset.MaxValue, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, WrittenRun.Start })
        {
            run.Now = at;
            run.Add(new ClockRead { Readings = [] }, "1.plan", 0);
        }

        run.Add(new ModelCalled { Prompt = await run.PutAsync("{}"), Spending = Spending.None, Duration = TimeSpan.MaxValue }, "1.plan", 0);
        run.Add(new RunResumed { Paused = TimeSpan.MinValue, Budget = new Budget { MaxWallTime = TimeSpan.Zero } }, "", 0);
        XDocument page = PageReading.Parse(await run.ReportAsync());
        Assert.Contains("The clock went back 2 times", page.TextOf("timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_loses_its_middle_and_says_so()
    {
        await run.BeginAsync(new string('g', 5_000));
        run.Add(new EffectPerformed { Name = "long", Result = new RecordedContent { Text = $"\"begin{new string('x', 1_000)}end\"" } });
        string text = PageReading.Parse(await run.ReportAsync(longest: 200)).TextOf("e1");
        Assert.Contains("begin", text, StringComparison.Ordinal);
        Assert.Contains("808 characters left out here", text, StringComparison.Ordinal);
        Assert.Contains("end", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_seen_or_would_be_markup_is_text()
    {
        const string Hostile = "</script><img src=x onerror=alert(1)>\0\u202egnp.exe\u2066\ufeff'\"&amp;\u001b[31m \ud800 \U000E0041";
        await run.BeginAsync(Hostile);
        run.Add(new PlanMade { Plan = new Plan { Steps = ["</ol></main>" + "\udc00", new string('w', 300_000)] } });
        run.Add(new ToolCalled { Tool = "\" autofocus onfocus=\"alert(1)", CallId = "", Arguments = new RecordedContent { Text = "{}" }, End = ToolCallEnd.Failed, Result = new RecordedContent { Text = "]]><!--" } }, "1.generate\" x=\"");
        string html = await run.ReportAsync();
        XDocument page = PageReading.Parse(html);
        Assert.Empty(page.Descendants(PageReading.Html + "img"));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name == "style");
        Assert.DoesNotContain(html, c => c is '\0' or '\u202e' or '\u2066' or '\ufeff' or '\u001b');
        Assert.Contains("U+202Egnp.exe", page.TextOf("task"), StringComparison.Ordinal);
        Assert.Equal(1, html.Split("<script").Length - 1);
    }

    [Fact]
    public async Task The_page_may_run_its_own_script_and_load_nothing()
    {
        await run.BeginAsync("Stay here.");
        string html = await run.ReportAsync();
        string policy = (string)PageReading.Parse(html).Descendants(PageReading.Html + "meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!;
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org/", "", StringComparison.Ordinal).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_does_not_hold_is_said_not_to()
    {
        await run.BeginAsync("Hold.");
        await run.ReportAsync();
        using MemoryStream stream = new();
        await RunReport.WriteAsync(new RunReportRequest { Store = new UnverifiedStore(run.Store), RunId = WrittenRun.Id }, stream);
        string text = PageReading.Parse(Encoding.UTF8.GetString(stream.ToArray())).TextOf("record");
        Assert.Contains("The record is not what was recorded.", text, StringComparison.Ordinal);
        Assert.Contains("Record 0 was changed.", text, StringComparison.Ordinal);
        Assert.Contains("The disk is gone.", text, StringComparison.Ordinal);
    }
}
