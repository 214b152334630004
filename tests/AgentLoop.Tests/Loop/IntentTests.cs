using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

/// <summary>What is said before something is done outside, and what becomes of it where nobody recorded what came of it.</summary>
public sealed class IntentTests : IDisposable
{
    private readonly LoopBench bench = new();
    private readonly List<string> done = [];
    private Func<ReconcileRequest, CancellationToken, ValueTask<Reconciliation>>? own;
    private bool isRepeatable;

    public IntentTests() => bench.Generator.OnGenerate = PublishAsync;

    [Fact]
    public async Task What_is_done_outside_is_in_the_journal_before_it_is_done_and_so_is_what_came_of_it()
    {
        List<EffectStarted> before = [];
        bench.Integrator.OnIntegrate = async (request, _) =>
        {
            before.AddRange((await bench.ReadAsync(request.Run.RunId)).OfType<EffectStarted>());
            return new IntegrationResult { Integrated = true, Message = "Done." };
        };
        string runId = await RunAsync();

        Assert.Equal(["model.called", "effect.performed", "integration.finished"], before.Select(s => s.Effect));
        List<RunEvent> events = await bench.ReadAsync(runId);
        Assert.All(before, s => Assert.Contains(events, e => e is EffectRecorded r && r.Scope == s.Scope && r.Kind == s.Effect && r.Request == s.Request && r.Sequence > s.Sequence));
    }

    [Fact]
    public async Task An_effect_whose_result_was_lost_ends_the_run_until_the_host_says_what_became_of_it()
    {
        (string runId, EffectStarted intent) = await LoseAsync("effect.performed");

        RunFinished first = await ResumeAsync(new ResumeRequest { RunId = runId });

        Assert.Equal(RunOutcome.Failed, first.Outcome);
        Assert.Contains("\"publish\"", first.Reason, StringComparison.Ordinal);
        Assert.Contains($"Reconciliations[{intent.Sequence}]", first.Reason, StringComparison.Ordinal);
        Assert.Equal(intent.Sequence, Assert.Single((await bench.ReadAsync(runId)).OfType<EffectOutcomeUnknown>()).Intent);
        Assert.Equal(RunOutcome.Failed, (await ResumeAsync(new ResumeRequest { RunId = runId })).Outcome);

        var answer = new Dictionary<long, Reconciliation> { [intent.Sequence] = Reconciliation.Happened("right") };
        Assert.Equal(RunOutcome.Succeeded, (await ResumeAsync(new ResumeRequest { RunId = runId, Reconciliations = answer })).Outcome);

        Assert.Empty(done);
        await ReplaysAsync(runId);
    }

    [Fact]
    public async Task An_effect_that_did_not_happen_is_performed()
    {
        (string runId, EffectStarted intent) = await LoseAsync("effect.performed");
        var answer = new Dictionary<long, Reconciliation> { [intent.Sequence] = Reconciliation.DidNotHappen() };

        Assert.Equal(RunOutcome.Succeeded, (await ResumeAsync(new ResumeRequest { RunId = runId, Reconciliations = answer })).Outcome);

        Assert.Equal(["publish"], done);
        Assert.Equal([EffectOutcome.DidNotHappen], (await bench.ReadAsync(runId)).OfType<EffectOutcomeUnknown>().Select(u => u.Found));
        await ReplaysAsync(runId);
    }

    [Fact]
    public async Task The_plugin_knows_before_the_loop_does()
    {
        own = (request, _) => ValueTask.FromResult(Reconciliation.Happened("right", $"{request.Request} was found."));
        (string runId, _) = await LoseAsync("effect.performed");

        Assert.Equal(RunOutcome.Succeeded, (await ResumeAsync(new ResumeRequest { RunId = runId }, new FakeReconciler((_, _) => throw new InvalidOperationException("Not asked.")))).Outcome);

        Assert.Empty(done);
        Assert.Equal("publish was found.", Assert.Single((await bench.ReadAsync(runId)).OfType<EffectOutcomeUnknown>()).Reason);
    }

    [Fact]
    public async Task The_loops_reconciler_is_asked_where_the_plugin_does_not_know()
    {
        own = (_, _) => ValueTask.FromResult(Reconciliation.Unknown("The plugin has no idea."));
        (string runId, EffectStarted intent) = await LoseAsync("effect.performed");
        ReconcileRequest? asked = null;
        var reconciler = new FakeReconciler((request, _) =>
        {
            asked = request;
            return ValueTask.FromResult(Reconciliation.Happened("right"));
        });

        Assert.Equal(RunOutcome.Succeeded, (await ResumeAsync(new ResumeRequest { RunId = runId }, reconciler)).Outcome);

        Assert.Equal((intent.Sequence, intent.Scope, intent.At, "publish"), (asked!.Intent, asked.Scope, asked.StartedAt, asked.Request));
        Assert.Empty(done);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reconciler_that_fails_or_talks_nonsense_has_said_nothing(bool throws)
    {
        (string runId, _) = await LoseAsync("effect.performed");
        var reconciler = new FakeReconciler((_, _) => throws
            ? throw new InvalidOperationException("It broke.")
            : ValueTask.FromResult(Reconciliation.Happened(true, LoopJsonContext.Default.Boolean)));

        RunFinished end = await ResumeAsync(new ResumeRequest { RunId = runId }, reconciler);

        Assert.Equal(RunOutcome.Failed, end.Outcome);
        Assert.Contains(throws ? "It broke." : "cannot be read", end.Reason, StringComparison.Ordinal);
        Assert.Empty(done);
    }

    [Fact]
    public async Task An_effect_that_may_be_repeated_is_repeated_and_needs_no_intent()
    {
        isRepeatable = true;
        string runId = await RunAsync();
        List<RunEvent> events = await bench.ReadAsync(runId);
        Assert.DoesNotContain(events.OfType<EffectStarted>(), s => s.Effect == "effect.performed");
        done.Clear();

        string cut = await bench.Store.CutAsync(runId, events.Single(e => e is EffectPerformed).Sequence);
        Assert.Equal(RunOutcome.Succeeded, (await ResumeAsync(new ResumeRequest { RunId = cut })).Outcome);

        Assert.Equal(["publish"], done);
    }

    [Fact]
    public async Task An_answer_to_nothing_is_refused()
    {
        (string runId, EffectStarted intent) = await LoseAsync("effect.performed");
        var answer = new Dictionary<long, Reconciliation> { [intent.Sequence - 1] = Reconciliation.DidNotHappen() };

        var thrown = await Assert.ThrowsAsync<AgentLoopException>(() => ResumeAsync(new ResumeRequest { RunId = runId, Reconciliations = answer }));

        Assert.Contains($"those are: {intent.Sequence}", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_goes_on_without_knowing_gets_no_further()
    {
        (string runId, EffectStarted intent) = await LoseAsync("effect.performed");
        bench.Generator.OnGenerate = (request, ct) => SwallowAsync(request, ct);

        Assert.Equal(RunOutcome.Failed, (await ResumeAsync(new ResumeRequest { RunId = runId })).Outcome);

        Assert.DoesNotContain(await bench.ReadAsync(runId), e => e is CandidateProposed);
        bench.Generator.OnGenerate = PublishAsync;
        var answer = new Dictionary<long, Reconciliation> { [intent.Sequence] = Reconciliation.Happened("right") };
        Assert.Equal(RunOutcome.Succeeded, (await ResumeAsync(new ResumeRequest { RunId = runId, Reconciliations = answer })).Outcome);
        await ReplaysAsync(runId);
    }

    [Fact]
    public async Task What_an_effect_threw_is_recorded_and_thrown_ever_after()
    {
        bench.Generator.OnGenerate = (request, ct) => CatchAsync(request, ct);
        string runId = await RunAsync();

        Assert.Equal("The printer is on fire.", Assert.Single((await bench.ReadAsync(runId)).OfType<EffectPerformed>()).Failure);
        Assert.Equal(["burn"], done);
        await ReplaysAsync(runId);
        Assert.Equal(["burn"], done);
    }

    [Fact]
    public async Task A_lost_answer_of_a_model_is_asked_for_again_and_paid()
    {
        (string runId, EffectStarted intent) = await LoseAsync("model.called");

        Assert.Equal(RunOutcome.Succeeded, (await ResumeAsync(new ResumeRequest { RunId = runId })).Outcome);

        List<RunEvent> events = await bench.ReadAsync(runId);
        EffectOutcomeUnknown lost = Assert.Single(events.OfType<EffectOutcomeUnknown>());
        Assert.Equal((intent.Sequence, EffectOutcome.Unknown, 1), (lost.Intent, lost.Found, lost.Spending!.ModelCalls));
        Assert.True(lost.Spending.InputTokens > 0 && lost.Spending.OutputTokens > 0);
        RunState state = events.Aggregate(RunState.Start(runId), (s, e) => s.Apply(e));
        Assert.Equal(2, state.Spent.ModelCalls);
        await ReplaysAsync(runId);
    }

    [Fact]
    public async Task A_lost_approval_is_asked_for_again()
    {
        var approver = new FakeApprover();
        await using Loop loop = Build(b => b.UseApprover(approver).RequireApproval(Milestone.Integrate));
        RunState state = await loop.RunToEndAsync(bench.Task);
        (string runId, _) = await bench.Store.CutDuringAsync(state.RunId, "approval.decided");

        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync()).Outcome);

        Assert.Equal(2, approver.Requests.Count);
        Assert.Contains("done again", Assert.Single((await bench.ReadAsync(runId)).OfType<EffectOutcomeUnknown>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_hand_over_is_found_and_not_done_again()
    {
        string patch = Path.Combine(bench.WorkFolder, "fix.patch");
        var integrator = new PatchFileIntegrator(patch);
        IProvenanceStore whole = bench.Store;
        var failing = new FailingStore(whole, int.MaxValue);
        bench.Store = failing;
        bench.Integrator.OnIntegrate = async (request, ct) =>
        {
            IntegrationResult result = await integrator.IntegrateAsync(request, ct);
            failing.Break();
            return result;
        };
        string runId = "";
        await using (Loop loop = Build())
        {
            await Assert.ThrowsAsync<ProvenanceException>(async () =>
            {
                await foreach (RunEvent e in loop.RunAsync(bench.Task))
                    runId = (e as RunStarted)?.RunId ?? runId;
            });
        }
        DateTime written = File.GetLastWriteTimeUtc(patch);
        bench.Store = whole;
        await using Loop other = Build(b => b.UseIntegrator(integrator));

        RunEvent last = await other.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync();

        Assert.Contains("already holds", ((RunFinished)last).Reason, StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(patch));
        Assert.Equal(EffectOutcome.Happened, Assert.Single((await bench.ReadAsync(runId)).OfType<EffectOutcomeUnknown>()).Found);
        Assert.True((await other.ReplayAsync(runId)).IsIdentical);
    }

    [Fact]
    public async Task A_hand_over_by_an_integrator_that_cannot_find_its_work_is_the_hosts_to_settle()
    {
        var blind = new BlindIntegrator();
        await using Loop loop = Build(b => b.UseIntegrator(blind));
        RunState state = await loop.RunToEndAsync(bench.Task);
        (string runId, EffectStarted intent) = await bench.Store.CutDuringAsync(state.RunId, "integration.finished");

        Assert.Equal(RunOutcome.Failed, ((RunFinished)await loop.ResumeAsync(new ResumeRequest { RunId = runId }).LastAsync()).Outcome);
        var handed = Reconciliation.Happened(new IntegrationResult { Integrated = true, Message = "It is there." });
        RunEvent last = await loop.ResumeAsync(new ResumeRequest { RunId = runId, Reconciliations = new Dictionary<long, Reconciliation> { [intent.Sequence] = handed } }).LastAsync();

        Assert.Equal((RunOutcome.Succeeded, "It is there."), (((RunFinished)last).Outcome, ((RunFinished)last).Reason));
        Assert.Equal(1, blind.Asked);
    }

    [Fact]
    public async Task An_effect_that_was_stopped_with_the_run_is_unknown_too()
    {
        using var cancellation = new CancellationTokenSource();
        bench.Generator.OnGenerate = (request, ct) => HangAsync(request, cancellation, ct);
        await using Loop loop = Build();
        List<RunEvent> events = await loop.RunAsync(bench.Task, cancellation.Token).ToListAsync();
        string runId = ((RunStarted)events[0]).RunId;
        Assert.Equal(RunOutcome.Cancelled, ((RunFinished)events[^1]).Outcome);
        Assert.Equal(EffectOutcome.Unknown, Assert.Single(events.OfType<EffectOutcomeUnknown>()).Found);

        Assert.Equal(RunOutcome.Failed, (await ResumeAsync(new ResumeRequest { RunId = runId })).Outcome);
        Assert.Equal(["hang"], done);
    }

    [Fact]
    public async Task A_command_that_may_reach_a_network_has_an_intent_and_others_have_none()
    {
        foreach (NetworkGrant grant in (NetworkGrant[])[NetworkGrant.None, NetworkGrant.Loopback, NetworkGrant.Hosts("example.org")])
        {
            await using Loop loop = Build(b => b.UseSandbox(new InMemorySandbox()).WithOptions(o => o.Network = grant));
            List<RunEvent> events = await loop.RunAsync(bench.Task).ToListAsync();
            Assert.Equal(grant.AllowedHosts.Count > 0, events.OfType<EffectStarted>().Any(s => s.Effect == "command.executed"));
        }
    }

    public void Dispose() => bench.Dispose();

    private Loop Build(Action<AgentLoopBuilder>? configure = null) => bench.Build(b =>
    {
        b.UseChatClient(new ScriptedChatClient().Otherwise((_, _, _) => new(new Microsoft.Extensions.AI.ChatMessage(Microsoft.Extensions.AI.ChatRole.Assistant, "right"))));
        configure?.Invoke(b);
    });

    private async Task<string> RunAsync()
    {
        await using Loop loop = Build();
        RunState state = await loop.RunToEndAsync(bench.Task);
        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        return state.RunId;
    }

    /// <summary>A run of which a process that was killed during this effect has left the journal.</summary>
    private async Task<(string RunId, EffectStarted Intent)> LoseAsync(string effect)
    {
        (string, EffectStarted) cut = await bench.Store.CutDuringAsync(await RunAsync(), effect);
        done.Clear();
        return cut;
    }

    private async Task<RunFinished> ResumeAsync(ResumeRequest request, IReconciler? reconciler = null)
    {
        await using Loop loop = Build(b => _ = reconciler is null ? b : b.UseReconciler(reconciler));
        return Assert.IsType<RunFinished>(await loop.ResumeAsync(request).LastAsync());
    }

    private async Task ReplaysAsync(string runId)
    {
        await using Loop loop = Build();
        ReplayReport report = await loop.ReplayAsync(runId);
        Assert.True(report.IsIdentical, report.Divergence?.ToString());
    }

    private OnceRequest<string> Publish(string result) => new()
    {
        Name = "publish",
        Effect = _ =>
        {
            done.Add("publish");
            return ValueTask.FromResult(result);
        },
        ResultType = LoopJsonContext.Default.String,
        IsRepeatable = isRepeatable,
        Reconcile = own,
    };

    private async IAsyncEnumerable<Candidate> PublishAsync(GenerationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var answer = await request.Run.ChatClient.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, "What should it say?")], cancellationToken: ct);
        yield return LoopBench.Writes(await request.Run.OnceAsync(Publish(answer.Text), ct));
    }

    private async IAsyncEnumerable<Candidate> SwallowAsync(GenerationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await request.Run.ChatClient.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, "What should it say?")], cancellationToken: ct);
        string text = "right";
        try
        {
            text = await request.Run.OnceAsync(Publish(text), ct);
        }
        catch (AgentLoopException)
        {
            text = "right all the same";
        }
        yield return LoopBench.Writes(text);
    }

    private async IAsyncEnumerable<Candidate> CatchAsync(GenerationRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string text = "wrong";
        try
        {
            await request.Run.OnceAsync("burn", _ => Burn(), LoopJsonContext.Default.String, ct);
        }
        catch (AgentLoopException e)
        {
            text = $"right, although: {e.Message}";
        }
        yield return LoopBench.Writes(text);
    }

    private ValueTask<string> Burn()
    {
        done.Add("burn");
        throw new InvalidOperationException("The printer is on fire.");
    }

    private async IAsyncEnumerable<Candidate> HangAsync(
        GenerationRequest request, CancellationTokenSource cancellation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return LoopBench.Writes(await request.Run.OnceAsync("hang", async token =>
        {
            done.Add("hang");
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return "right";
        }, LoopJsonContext.Default.String, ct));
    }

    private sealed class FakeReconciler(Func<ReconcileRequest, CancellationToken, ValueTask<Reconciliation>> onReconcile) : IReconciler
    {
        public ValueTask<Reconciliation> ReconcileAsync(ReconcileRequest request, CancellationToken cancellationToken = default) => onReconcile(request, cancellationToken);
    }

    private sealed class BlindIntegrator : IIntegrator
    {
        public int Asked { get; private set; }

        public ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default)
        {
            Asked++;
            return ValueTask.FromResult(new IntegrationResult { Integrated = true, Message = "Done." });
        }
    }
}
