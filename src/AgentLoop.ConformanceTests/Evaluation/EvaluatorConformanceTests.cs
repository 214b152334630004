using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>What every <see cref="IEvaluator"/> must do.</summary>
public abstract class EvaluatorConformanceTests : ConformanceTests<IEvaluator>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private EvaluatorStage? stage;

    /// <summary>A repository and two changes, one that the evaluator lets pass and one that it does not.</summary>
    protected abstract EvaluatorScene Scene { get; }

    /// <summary>Where its commands run.</summary>
    /// <value><see cref="Sandboxes.Strongest"/> unless overridden.</value>
    protected virtual ISandbox Sandbox => Sandboxes.Strongest;

    /// <summary>Whether it judges a candidate by commands it runs in the sandbox.</summary>
    /// <value>
    /// What its traits say unless overridden: <see langword="false"/> for <see cref="EvaluationEffort.Reads"/>. The tests of what becomes of commands mean
    /// nothing to those that run none; one that only reads by commands, such as <c>grep</c>, says <see langword="true"/>.
    /// </value>
    protected virtual bool RunsCommands => Subject.Traits.Effort != EvaluationEffort.Reads;

    private EvaluatorStage Stage => stage ??= new EvaluatorStage(Sandbox, Scene, Configure);

    /// <summary>Adds to a request of the sandbox what the commands cannot do without, such as <see cref="SandboxRequest.ReadOnlyPaths"/>.</summary>
    protected virtual SandboxRequest Configure(SandboxRequest request) => request;

    /// <summary>Whether it may leave a file in the workspace, such as what a build makes. Files that were there it may change in no case.</summary>
    /// <param name="path">The path relative to the workspace.</param>
    protected virtual bool MayLeave(string path) => false;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync().ConfigureAwait(false);
        if (stage is not null)
            await stage.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What it says of itself is sensible, and the same each time.</summary>
    [Fact]
    public virtual void Its_traits_make_sense_and_stay()
    {
        EvaluatorTraits traits = Subject.Traits;

        Assert.True(traits == Subject.Traits, $"Its traits are {traits} and, asked again, {Subject.Traits}; a loop asks once.");
        Assert.True(traits.Timeout > TimeSpan.Zero, $"EvaluatorTraits.Timeout is {traits.Timeout}: it is given no time.");
        Assert.False(traits.Name is { } name && string.IsNullOrWhiteSpace(name), "EvaluatorTraits.Name is blank; leave it out to be called by the type's name.");
    }

    /// <summary>What becomes of commands is tried with those that run some, and with no others.</summary>
    [Fact]
    public virtual async Task It_runs_commands_if_it_is_said_to()
    {
        SandboxCommand? ran = null;
        Evaluation? baseline = await BaselineAsync();
        EvaluationRequest request = await Stage.AskAsync(Scene.Good, baseline, session => new SpoiledSession(session, async (command, ct) =>
        {
            ran = command;
            return await session.ExecuteAsync(command, ct);
        }));

        await Subject.EvaluateAsync(request, TestContext.Current.CancellationToken);

        if (RunsCommands)
            Assert.True(ran is not null, "It runs no command: override RunsCommands to be false or, where it only reads files, say EvaluationEffort.Reads in its traits.");
        else if (Subject.Traits.Effort == EvaluationEffort.Reads)
            Assert.True(ran is null, $"It runs \"{ran}\": override RunsCommands to be true, so that what becomes of commands is tried too.");
    }

    /// <summary>It says of the untouched repository what it can, and never that it failed itself; who judges changes alone is not asked.</summary>
    [Fact]
    public virtual async Task The_untouched_repository_has_an_evaluation()
    {
        if (await BaselineAsync() is not { } evaluation)
            return;

        Assert.True(evaluation.Verdict != Verdict.Error, $"Of the untouched repository it says {Told(evaluation)}; a loop would end there.");
        RequireSense(evaluation);
    }

    /// <summary>A suite in which everything passes, or nothing does, shows nothing.</summary>
    [Fact]
    public virtual async Task A_good_change_passes_and_a_bad_one_does_not()
    {
        Evaluation? baseline = await BaselineAsync();
        Evaluation good = await EvaluateAsync(Scene.Good, baseline);
        Evaluation bad = await EvaluateAsync(Scene.Bad, baseline);

        Assert.True(good.Verdict == Verdict.Pass, $"Of Scene.Good it says {Told(good)}; it must be {Verdict.Pass}.");
        Assert.True(bad.Verdict is Verdict.Fail or Verdict.Inconclusive, $"Of Scene.Bad it says {Told(bad)}; it must be {Verdict.Fail} or {Verdict.Inconclusive}.");
        Assert.True(good.Score > bad.Score, $"Scene.Good has the score {good.Score}, and Scene.Bad {bad.Score}; the better change must have the higher one.");
        Assert.False(string.IsNullOrWhiteSpace(bad.Feedback), "Evaluation.Feedback is empty for Scene.Bad: the next attempt is told nothing.");
        RequireSense(good);
        RequireSense(bad);
    }

    /// <summary>Asked again about the same, it says the same.</summary>
    [Fact]
    public virtual async Task The_same_change_has_the_same_verdict_again()
    {
        Evaluation? baseline = await BaselineAsync();
        Evaluation first = await EvaluateAsync(Scene.Bad, baseline);
        Evaluation second = await EvaluateAsync(Scene.Bad, baseline);

        Assert.True((first.Verdict, first.Score) == (second.Verdict, second.Score), $"Of Scene.Bad it says {Told(first)} with the score {first.Score} and, asked again, {Told(second)} with {second.Score}.");
    }

    /// <summary>One instance serves many candidates at once.</summary>
    [Fact]
    public virtual async Task Candidates_may_be_judged_at_the_same_time()
    {
        Evaluation? baseline = await BaselineAsync();
        Task<Evaluation>[] evaluations = [.. Enumerable.Range(0, 4).Select(i => EvaluateAsync(i % 2 == 0 ? Scene.Good : Scene.Bad, baseline))];
        Evaluation[] said = await Task.WhenAll(evaluations);

        Assert.Equal([true, false, true, false], said.Select(evaluation => evaluation.Verdict == Verdict.Pass));
    }

    /// <summary>The files of the workspace are what they were, and nothing is left beside them but what may be.</summary>
    [Fact]
    public virtual async Task The_workspace_is_as_it_was()
    {
        Evaluation? baseline = await BaselineAsync();
        EvaluationRequest request = await Stage.AskAsync(Scene.Good, baseline);
        string folder = Stage.Folder;
        SortedDictionary<string, Digest> before = EvaluatorStage.FilesIn(folder);

        await Subject.EvaluateAsync(request, TestContext.Current.CancellationToken);

        SortedDictionary<string, Digest> after = EvaluatorStage.FilesIn(folder);
        foreach ((string path, Digest digest) in before)
            Assert.True(after.TryGetValue(path, out Digest now) && now == digest, $"It changed or removed \"{path}\" of the workspace.");
        Assert.All(after.Keys.Where(path => !before.ContainsKey(path)), path => Assert.True(MayLeave(path), $"It left \"{path}\" behind; remove it, or allow it by overriding MayLeave."));
    }

    /// <summary>The caller's cancellation is no verdict.</summary>
    [Fact]
    public virtual async Task Cancelled_before_it_begins_it_says_nothing()
    {
        using CancellationTokenSource cancelled = new();
        EvaluationRequest request = await Stage.AskAsync(Scene.Good);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Subject.EvaluateAsync(request, cancelled.Token));
    }

    /// <summary>Cancelled while its command runs, it ends soon, and says nothing.</summary>
    [Fact]
    public virtual async Task Cancelled_while_a_command_runs_it_ends_and_says_nothing()
    {
        if (!RunsCommands)
            return;
        using CancellationTokenSource cancellation = new();
        EvaluationRequest request = await SpoiledAsync(async (_, ct) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException("This is never reached.");
        });

        Task<Evaluation> asked = Subject.EvaluateAsync(request, cancellation.Token).AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(Patience));
    }

    /// <summary>A command that does not end in time is no pass.</summary>
    [Fact]
    public virtual async Task A_command_that_is_stopped_by_its_time_out_is_no_pass() =>
        await RequireNoPassAsync(new CommandResult { End = CommandEnd.TimedOut, ExitCode = 137, StandardOutput = new CapturedOutput { Text = "1 passed" } });

    /// <summary>A command that a limit stopped is no pass, though it said that all was well.</summary>
    [Fact]
    public virtual async Task A_command_that_is_stopped_by_a_limit_is_no_pass() =>
        await RequireNoPassAsync(new CommandResult { End = CommandEnd.LimitReached, Limit = SandboxLimit.Memory, ExitCode = 137, StandardOutput = new CapturedOutput { Text = "1 passed" } });

    /// <summary>A program that cannot be started has shown nothing.</summary>
    [Fact]
    public virtual async Task A_command_that_cannot_be_started_is_no_pass() =>
        await RequireNoPassAsync(new CommandResult { End = CommandEnd.NotStarted, ExitCode = -1, StartFailure = "There is no such program." });

    /// <summary>What a sandbox throws is an error, in the evaluator or in the loop, and never a pass.</summary>
    [Fact]
    public virtual async Task A_sandbox_that_throws_is_no_pass()
    {
        if (!RunsCommands)
            return;
        EvaluationRequest request = await SpoiledAsync((_, _) => throw new AgentLoopException("The sandbox is broken."));
        Evaluation? said = null;
        Exception? thrown = await Record.ExceptionAsync(async () => said = await Subject.EvaluateAsync(request, TestContext.Current.CancellationToken));

        RequireNoPass("The sandbox threw", said, thrown);
    }

    /// <summary>An evaluation is written to the journal, and read from there by whoever decides.</summary>
    [Fact]
    public virtual async Task What_it_says_survives_being_written_and_read()
    {
        Evaluation? baseline = await BaselineAsync();
        foreach (Evaluation said in new[] { baseline, await EvaluateAsync(Scene.Good, baseline), await EvaluateAsync(Scene.Bad, baseline) }.OfType<Evaluation>())
        {
            byte[] json = EvaluationJson.Write(said);
            Evaluation read = EvaluationJson.Read(json);

            Assert.Equal((said.Evaluator, said.Verdict, said.Score, said.Reason, said.Feedback), (read.Evaluator, read.Verdict, read.Score, read.Reason, read.Feedback));
            Assert.Equal((said.Tests.Count, said.Findings.Count), (read.Tests.Count, read.Findings.Count));
            Assert.Equal(json, EvaluationJson.Write(read));
        }
    }

    private static void RequireSense(Evaluation evaluation)
    {
        Assert.InRange(evaluation.Score, 0, 1);
        Assert.False(string.IsNullOrWhiteSpace(evaluation.Evaluator), "An evaluation names who says it.");
        Assert.False(string.IsNullOrWhiteSpace(evaluation.Reason), "An evaluation says why.");
        Assert.True(evaluation.Feedback.Length <= 8192, $"The feedback has {evaluation.Feedback.Length} characters; it is to be short.");
        Assert.All(evaluation.Findings, finding => Assert.False(finding.File is { } file && (Path.IsPathRooted(file) || file.Contains("..", StringComparison.Ordinal)), $"\"{finding.File}\" is not relative to the workspace."));
    }

    private static string Told(Evaluation said) => $"{said.Verdict}, \"{said.Reason}\"";

    /// <summary>What it says of the untouched repository; <see langword="null"/> where a loop would not ask it.</summary>
    private async Task<Evaluation?> BaselineAsync() => Subject.Traits.JudgesChangesAlone ? null : await EvaluateAsync(null);

    private async Task<Evaluation> EvaluateAsync(IReadOnlyDictionary<string, string>? change, Evaluation? baseline = null) =>
        await Subject.EvaluateAsync(await Stage.AskAsync(change, baseline), TestContext.Current.CancellationToken);

    private async Task<EvaluationRequest> SpoiledAsync(Func<SandboxCommand, CancellationToken, Task<CommandResult>> execute)
    {
        Evaluation? baseline = await BaselineAsync();
        return await Stage.AskAsync(Scene.Good, baseline, session => new SpoiledSession(session, execute));
    }

    private async Task RequireNoPassAsync(CommandResult result)
    {
        if (!RunsCommands)
            return;
        EvaluationRequest request = await SpoiledAsync((_, _) => Task.FromResult(result));
        Evaluation? said = null;
        Exception? thrown = await Record.ExceptionAsync(async () => said = await Subject.EvaluateAsync(request, TestContext.Current.CancellationToken));

        RequireNoPass($"A command ended with {result.End}, after it had printed \"1 passed\"", said, thrown);
    }

    private static void RequireNoPass(string what, Evaluation? said, Exception? thrown)
    {
        Assert.True(thrown is AgentLoopException or null, $"{what}, and it threw {thrown?.GetType().Name}: {thrown?.Message} An evaluator throws AgentLoopException, or says Verdict.Error.");
        Assert.True(said?.Verdict != Verdict.Pass, $"{what}, and it says {(said is null ? "" : Told(said))}; it must look at CommandResult.End, or Succeeded, before what was printed.");
    }
}
