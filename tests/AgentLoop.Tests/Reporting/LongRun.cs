namespace AgentLoop.Tests.Reporting;

/// <summary>A run of about as many events as asked for: a model that works for hours, candidates in parallel, all that can be decided.</summary>
internal static class LongRun
{
    private const string File = "src/Parser/Tokenizer.cs";

    public static async Task<WrittenRun> CreateAsync(int events)
    {
        WrittenRun run = new();
        Dictionary<string, string> files = new() { [File] = Source("<="), ["README.md"] = "# Parser\n" };
        await run.BeginAsync("Make the tokenizer accept nested comments, and keep it linear in the length of its input.", new InMemoryWorkspaceView(files));
        Open(run, new UnderstandStep(), 1);
        run.Add(new TaskUnderstood { Brief = new Brief { Goal = "Nested comments are read as one token; time stays linear.", Constraints = ["No new dependencies."], SuccessCriteria = ["CommentTests pass."], Subtasks = ["Count the depth.", "Test hostile input."] } }, "1.understand", 4);
        run.Add(new StepFinished(), "1.understand");
        Open(run, new EvaluateBaselineStep(), 2);
        run.Add(new BaselineEvaluated { Evaluations = [await JudgeAsync(run, Verdict.Fail, "3 of 214 tests failed.", 211, 3)] }, "2.baseline", 61);
        run.Add(new StepFinished(), "2.baseline");
        int step = 3;
        int candidate = 0;
        while (run.Count < events - 20)
        {
            Plan(run, step++, candidate / 6 + 1);
            candidate = await GenerateAsync(run, step++, candidate, Math.Min(events / 6, events - 20 - run.Count));
        }

        End(run, step, candidate);
        return run;
    }

    private static void Open(WrittenRun run, LoopStep step, int number) => run.Add(new StepStarted { Step = step }, $"{number}.{step.Name}");

    private static void Plan(WrittenRun run, int step, int revision)
    {
        Open(run, new PlanStep(), step);
        run.Add(
            new PlanMade
            {
                Plan = new Plan
                {
                    Revision = revision,
                    Steps = ["Keep the depth of comments in the tokenizer.", "Read to the end of the outermost comment in one pass.", "Report a comment without an end at its beginning."],
                    Rationale = "A counter needs no stack, so that depth costs nothing.",
                    Alternatives = ["A recursive reader: deep nesting would overflow the stack."],
                    RevisionReason = revision > 1 ? $"The attempts under plan {revision - 1} read the input twice." : "",
                },
            },
            $"{step}.plan",
            11);
        run.Add(new StepFinished(), $"{step}.plan");
    }

    private static async Task<int> GenerateAsync(WrittenRun run, int step, int candidate, int events)
    {
        string scope = $"{step}.generate";
        Open(run, new GenerateStep { Count = 6 }, step);
        ArtifactReference system = await run.PutAsync("""{"role":"system","contents":[{"$type":"text","text":"You repair code in a sandbox."}]}""");
        ArtifactReference prompt = await run.PutAsync($$"""{"messages":["{{system.Digest}}"],"options":{"temperature":0.2},"tools":[{"name":"read_file"},{"name":"shell"}]}""");
        for (int i = 0; i < events - 24; i += 4)
        {
            run.Add(Call(prompt, i), $"{scope}/generator/conversation/1", 2 + i % 5);
            run.Add(new ToolCalled { Tool = i % 3 == 0 ? "shell" : "read_file", CallId = $"c{i}", Arguments = Text($$"""{"path":"{{File}}","from":{{i}}}"""), End = ToolCallEnd.Succeeded, Result = Text($"line {i}\n{Source("<=")}") }, $"{scope}/generator/conversation/1", 0.4);
            run.Add(new CommandExecuted { CommandLine = $"dotnet test --filter Comment{i}", Command = default, End = CommandEnd.Exited, ExitCode = i % 2, Result = Text("""{"end":"Exited","exitCode":0,"standardOutput":{"text":"Passed! 211\n"}}"""), Spending = new Spending { SandboxCpuTime = TimeSpan.FromSeconds(1) } }, $"{scope}/generator/conversation/1/call/{i}", 1);
            run.Add(new ClockRead { Readings = [run.Now] }, $"{scope}/generator", 0);
        }

        for (int i = 1; i <= 6; i++)
            await ProposeAsync(run, scope, candidate + i);
        for (int i = 1; i <= 6; i++)
            await JudgeAsync(run, scope, candidate + i);
        run.Add(new GenerationEnded { End = GenerationEnd.Complete }, scope);
        run.Add(new StepFinished(), scope);
        return candidate + 6;
    }

    private static ModelCalled Call(ArtifactReference prompt, int i) => new()
    {
        Prompt = prompt,
        Response = Text("""{"messages":[{"role":"assistant","contents":[{"$type":"text","text":"I shall read the tokenizer first."}]}]}"""),
        ModelId = i % 8 == 0 ? "deep-1" : "quick-2",
        Spending = new Spending { ModelCalls = 1, ToolCalls = 1, InputTokens = 2_000 + i, CachedTokens = 1_500, OutputTokens = 90, Cost = 0.0021m },
        Duration = TimeSpan.FromSeconds(2 + i % 4),
    };

    private static async Task ProposeAsync(WrittenRun run, string scope, int number)
    {
        ChangeSet changes = new() { Files = [FileChange.Edit(File, Source("<="), Source(number % 2 == 0 ? "<" : "==")), FileChange.Create($"tests/Nested{number}Tests.cs", "public sealed class NestedTests\n{\n}\n")] };
        run.Add(
            new CandidateProposed
            {
                CandidateId = $"c{number}",
                Number = number,
                Rationale = "Counts how deep the comment is, and ends it where the depth is nothing again.",
                Changes = await run.PutAsync(changes),
                Normalized = default,
                Statistics = new ChangeStatistics { Files = 2, LinesAdded = 4, LinesRemoved = 1 },
            },
            scope,
            3);
        run.Add(new PolicyDecided { Action = PolicyAction.Evaluate, CandidateId = $"c{number}", Verdict = PolicyVerdict.Allow }, $"{scope}/candidate/{number}");
    }

    private static async Task JudgeAsync(WrittenRun run, string scope, int number)
    {
        if (number % 6 == 5)
            run.Add(new CandidateRejected { CandidateId = $"c{number}", Reason = "It changes a protected file.", ByPolicy = true }, $"{scope}/candidate/{number}", 0.2);
        else
            run.Add(new CandidateEvaluated { CandidateId = $"c{number}", Verdict = number % 6 == 0 ? Verdict.Pass : Verdict.Fail, Evaluations = [await JudgeAsync(run, number % 6 == 0 ? Verdict.Pass : Verdict.Fail, number % 6 == 0 ? "214 tests passed." : "2 of 214 tests failed.", 212, number % 6 == 0 ? 0 : 2)] }, $"{scope}/candidate/{number}", 9);
    }

    private static async Task<EvaluationSummary> JudgeAsync(WrittenRun run, Verdict verdict, string reason, int passed, int failed)
    {
        Evaluation evaluation = new()
        {
            Evaluator = "tests",
            Verdict = verdict,
            Reason = reason,
            Comparison = new TestComparison { Fixed = ["CommentTests.Nested", "CommentTests.Deep"], Broken = failed > 0 ? ["LineTests.Windows_ends"] : [], StillPassing = passed },
            Findings = failed > 0 ? [new Finding { Message = "The line of a token after a comment is wrong.", File = File, Line = 41, Rule = "LineTests" }] : [],
            Tests = failed > 0 ? [new TestResult { Name = "LineTests.Windows_ends", Outcome = TestOutcome.Failed, Message = "Expected: 3\nActual:   4", StackTrace = $"at {File}:41" }] : [],
            Feedback = "Count both ends of a line as one.",
        };
        return new EvaluationSummary { Evaluator = "tests", Verdict = verdict, IsGate = true, Score = passed / 214.0, Reason = reason, Passed = passed, Failed = failed, Fixed = 2, Regressions = failed > 0 ? 1 : 0, Duration = TimeSpan.FromSeconds(9), Report = await run.PutAsync(evaluation) };
    }

    private static void End(WrittenRun run, int step, int candidates)
    {
        Open(run, new SelectStep(), step);
        run.Add(new CandidateSelected { CandidateId = $"c{candidates}", Reason = "It passed every gate with 0 regressions and a score of 1." }, $"{step}.select");
        run.Add(new CandidateDiscarded { CandidateId = "c6", Reason = $"It does the same as c{candidates} and is larger." }, $"{step}.select");
        run.Add(new StepFinished(), $"{step}.select");
        run.Add(new RunResumed { Paused = TimeSpan.FromHours(9), Budget = new Budget { MaxTokens = 3_000_000, MaxCost = 6 } }, "", 9 * 3600 + 2);
        Open(run, new ApproveStep { Milestone = Milestone.Integrate }, step + 1);
        run.Add(new ApprovalDecided { Milestone = Milestone.Integrate, Question = $"Hand over c{candidates}?", Decision = new ApprovalDecision { Approved = true, By = "maria", Reason = "Read it; the tests are the right ones." } }, $"{step + 1}.approve", 40);
        run.Add(new StepFinished(), $"{step + 1}.approve");
        Open(run, new IntegrateStep(), step + 2);
        run.Add(new EffectStarted { Effect = "integration.finished", Request = $"c{candidates}" }, $"{step + 2}.integrate");
        run.Add(new Integrated { CandidateId = $"c{candidates}", Result = new IntegrationResult { Integrated = true, Location = "agentloop/nested-comments", Revision = "e56f7fc6c1", Message = "Committed e56f7fc6c1 to the new branch \"agentloop/nested-comments\"." } }, $"{step + 2}.integrate");
        run.Add(new StepFinished(), $"{step + 2}.integrate");
        run.Add(new RunFinished { Outcome = RunOutcome.Succeeded, Reason = "Committed e56f7fc6c1 to the new branch \"agentloop/nested-comments\".", CandidateId = $"c{candidates}" });
    }

    private static RecordedContent Text(string text) => new() { Text = text };

    private static string Source(string comparison) => $$"""
        namespace Parser;

        public sealed class Tokenizer(string text)
        {
            private int depth;

            public bool IsInComment => depth > 0;

            public int Skip(int at)
            {
                while (at {{comparison}} text.Length && depth > 0)
                    at += text[at] == '*' ? 2 : 1;
                return at;
            }
        }

        """;
}
