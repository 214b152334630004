namespace AgentLoop;

/// <summary>Tries what a session must not reach: files, sockets, processes and the kernel outside, and the sessions and times after it.</summary>
internal static class IsolationProbe
{
    /// <exception cref="AgentLoopException">No session can be opened, or nothing works in it.</exception>
    public static async Task RunAsync(ProbeRun run, CancellationToken cancellationToken)
    {
        using ProbeBait bait = ProbeBait.Lay(run.Place);
        ProbeVictim victim = await ProbeVictim.StartAsync(run.Place).ConfigureAwait(false);
        await using (victim.ConfigureAwait(false))
        {
            Dictionary<string, string> variables = ProbeVariables.Of(run.Place, bait, victim);
            string[] left = await TryAsync(run, bait, variables, cancellationToken).ConfigureAwait(false);
            variables["PLACES"] = string.Join(' ', left);
            await LookAsync(run, variables, cancellationToken).ConfigureAwait(false);
            run.Findings.NoteIf(victim.IsDead, SandboxPromise.ProcessIsolation);
            bait.Note(run.Findings);
        }
    }

    /// <summary>Makes all attempts of a first session; where that has left its files.</summary>
    private static async ValueTask<string[]> TryAsync(
        ProbeRun run, ProbeBait bait, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        string workspace = ProbeWorkspace.Make(run.Place);
        using SurvivorPipe pipe = SurvivorPipe.Make(Path.Combine(workspace, "beat"));
        bool held;
        string[] left;
        ISandboxSession session = await run.Sandbox.Open(new SandboxRequest { Workspace = workspace }).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await CheckAsync(session, variables, cancellationToken).ConfigureAwait(false);
            await AttackAsync(run, session, variables, cancellationToken).ConfigureAwait(false);
            CommandResult leave = await session.ExecuteAsync(ProbeCommand.Of(LeavingScript.Leave, "", variables), cancellationToken).ConfigureAwait(false);
            left = leave.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            held = await pipe.IsHeldAsync().ConfigureAwait(false);
        }

        run.Findings.Note(SandboxPromise.NoSurvivors, !held ? PromiseState.Unavailable : await StateAsync(pipe).ConfigureAwait(false));
        return left;
    }

    private static async ValueTask<PromiseState> StateAsync(SurvivorPipe pipe) =>
        await pipe.IsLeftAsync().ConfigureAwait(false) ? PromiseState.Enforced : PromiseState.NotEnforced;

    private static async ValueTask CheckAsync(ISandboxSession session, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        CommandResult works = await session.ExecuteAsync(ProbeCommand.Of(IsolationScript.Control, "", variables), cancellationToken).ConfigureAwait(false);
        if (!works.StandardOutput.Text.EndsWith("works\n", StringComparison.Ordinal))
            throw new AgentLoopException("a harmless command failed: " + (works.StartFailure ?? works.StandardError.Text.Trim()));
    }

    private static async ValueTask AttackAsync(
        ProbeRun run, ISandboxSession session, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        CommandResult[] results = await Task.WhenAll(
            session.ExecuteAsync(ProbeCommand.Of(IsolationScript.Shell, "", variables), cancellationToken).AsTask(),
            session.ExecuteAsync(ProbeCommand.Of(SystemScript.Shell, SystemScript.Perl, variables), cancellationToken).AsTask()).ConfigureAwait(false);
        string shell = results[0].StandardOutput.Text;
        run.Findings.NotePrinted(shell);
        run.Findings.NotePrinted(results[1].StandardOutput.Text);
        run.Findings.NoteFurther(run.Sandbox.Further(session));
        run.Findings.NoteIf(ForeignVariables.IsAnyIn(shell, session, variables), SandboxPromise.EnvironmentIsolation);
        string secret = run.Place.Secret;
        run.Findings.NoteIf(shell.Contains("content: " + secret, StringComparison.Ordinal), SandboxPromise.ReadIsolation);
        run.Findings.NoteIf(shell.Contains("VICTIM_BAIT=" + secret, StringComparison.Ordinal), SandboxPromise.EnvironmentIsolation);
    }

    private static async ValueTask LookAsync(ProbeRun run, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        ISandboxSession session = await run.Sandbox.Open(new SandboxRequest { Workspace = run.Place.Workspace("next") }).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            CommandResult look = await session.ExecuteAsync(ProbeCommand.Of(LeavingScript.Look, "", variables), cancellationToken).ConfigureAwait(false);
            string found = look.StandardOutput.Text;
            run.Findings.Note(SandboxPromise.SessionIsolation, found.EndsWith("done\n", StringComparison.Ordinal) ? PromiseState.Enforced : PromiseState.Unavailable);
            run.Findings.NoteIf(found.Contains(run.Place.Secret, StringComparison.Ordinal), SandboxPromise.SessionIsolation);
        }
    }
}
