using System.Text.Json;

namespace AgentLoop;

/// <summary>
/// A sandbox session as a plugin sees it: every action is recorded, and answered from the journal when it is recorded already.
/// </summary>
internal sealed class JournaledSession(CandidateWorkspace workspace, JournaledScope scope, bool isOwner = false) : ISandboxSession
{
    public async ValueTask<CommandResult> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken = default)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(command, LoopJsonContext.Default.SandboxCommand);
        Digest digest = Digest.Of(scope.Services.Mask.ApplyToJson(json).Span);
        CommandExecuted executed = await EffectAsync(command, digest, cancellationToken).ConfigureAwait(false);
        workspace.Remember((open, ct) => open.Session.ExecuteAsync(command, ct).AsTask());
        CommandResult result = JsonSerializer.Deserialize(
            (await scope.LoadAsync(executed.Result).ConfigureAwait(false)).Span, LoopJsonContext.Default.CommandResult)!;
        foreach (NetworkDecision decision in result.Network)
            await scope.RecordAsync(new NetworkDecided { Decision = decision }).ConfigureAwait(false);
        return result;
    }

    public async ValueTask<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        FileRead read = await scope.EffectAsync(path, async () =>
        {
            ISandboxSession session = await workspace.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await ReadAsync(session, path, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (read.Failure is { } failure)
            throw new AgentLoopException(failure);
        if (read.Content is not { } found)
            return null; // in a conditional expression this would be converted to content that is empty
        return await scope.Services.LoadAsync(found.Digest, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArtifactReference stored = await PutAsync(content).ConfigureAwait(false);
        FileWritten written = await scope.EffectAsync($"{path}\0{stored.Digest}", async () =>
        {
            ISandboxSession session = await workspace.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await WriteAsync(session, path, content, stored, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (written.Failure is { } failure)
            throw new AgentLoopException(failure);
        workspace.Remember((open, ct) => WriteAsync(open.Session, path, content, stored, ct).AsTask());
    }

    /// <summary>A session of a candidate belongs to the candidate's workspace.</summary>
    public ValueTask DisposeAsync() => isOwner ? workspace.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>That a sandbox refuses is recorded too: who asked may go on without the file, and does when the run is performed again.</summary>
    private async ValueTask<FileRead> ReadAsync(ISandboxSession session, string path, CancellationToken cancellationToken)
    {
        try
        {
            ReadOnlyMemory<byte>? content = await session.ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
            return new FileRead { Path = path, Content = content is { } bytes ? await PutAsync(bytes).ConfigureAwait(false) : null };
        }
        catch (AgentLoopException e) when (PluginFault.IsContained(e))
        {
            return new FileRead { Path = path, Failure = e.Message };
        }
    }

    private async ValueTask<FileWritten> WriteAsync(
        ISandboxSession session, string path, ReadOnlyMemory<byte> content, ArtifactReference stored, CancellationToken cancellationToken)
    {
        try
        {
            await MaskedWriting.WriteAsync(scope.Services, session, path, content, cancellationToken).ConfigureAwait(false);
            return new FileWritten { Path = path, Content = stored };
        }
        catch (AgentLoopException e) when (PluginFault.IsContained(e))
        {
            return new FileWritten { Path = path, Content = stored, Failure = e.Message };
        }
    }

    private ValueTask<ArtifactReference> PutAsync(ReadOnlyMemory<byte> content) =>
        scope.Services.Artifacts.PutAsync(content, "application/octet-stream");

    /// <summary>A command in the private copy is repeatable. One that may reach a network is repeated, too, to rebuild the copy's files; that it may be is recorded.</summary>
    private ValueTask<CommandExecuted> EffectAsync(SandboxCommand command, Digest digest, CancellationToken cancellationToken) => workspace.ReachesOutside
        ? scope.OutsideAsync(new OutsideEffect<CommandExecuted> { Request = digest.ToString(), Perform = () => PerformAsync(command, digest, cancellationToken) }, cancellationToken)
        : scope.EffectAsync(digest.ToString(), () => PerformAsync(command, digest, cancellationToken));

    private async ValueTask<CommandExecuted> PerformAsync(SandboxCommand command, Digest digest, CancellationToken cancellationToken)
    {
        scope.Services.Ledger.Require(BudgetDimension.SandboxCpuTime);
        ISandboxSession session = await workspace.OpenAsync(cancellationToken).ConfigureAwait(false);
        CommandResult result = await KeepAsync(await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var spending = new Spending { SandboxCpuTime = result.CpuTime };
        scope.Services.Ledger.Spend(spending);
        return new CommandExecuted
        {
            CommandLine = string.Join(' ', command.Arguments.Prepend(command.Program)),
            Command = digest,
            End = result.End,
            Limit = result.Limit,
            ExitCode = result.ExitCode,
            Result = await scope.StoreAsync(JsonSerializer.SerializeToUtf8Bytes(result, LoopJsonContext.Default.CommandResult)).ConfigureAwait(false),
            Spending = spending,
        };
    }

    /// <summary>What was kept whole goes into the store, since the sandbox's own file of it goes with the session.</summary>
    private async ValueTask<CommandResult> KeepAsync(CommandResult result, CancellationToken cancellationToken) => result with
    {
        StandardOutput = await KeepAsync(result.StandardOutput, cancellationToken).ConfigureAwait(false),
        StandardError = await KeepAsync(result.StandardError, cancellationToken).ConfigureAwait(false),
    };

    private async ValueTask<CapturedOutput> KeepAsync(CapturedOutput output, CancellationToken cancellationToken) => output.WholeFile is { } file
        ? MaskedOutput.Of(scope.Services.Mask, output) with { Whole = await PutAsync(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false), WholeFile = null }
        : MaskedOutput.Of(scope.Services.Mask, output);
}
