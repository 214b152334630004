namespace AgentLoop;

internal sealed class UnifiedPatchReader : IPatchReader
{
    public static UnifiedPatchReader Instance { get; } = new();

    public string Format => "a unified diff, as git writes it";

    public async ValueTask<PatchReading> ReadAsync(string patch, IWorkspaceView files, CancellationToken cancellationToken)
    {
        DiffResult result = await UnifiedDiff.ReadAsync(patch, files, cancellationToken).ConfigureAwait(false);
        return new PatchReading { Changes = result.Changes, Remark = string.Join(' ', result.Problems) };
    }
}
