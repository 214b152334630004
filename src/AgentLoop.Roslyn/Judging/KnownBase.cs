namespace AgentLoop.Roslyn;

/// <summary>An untouched repository in memory, compiled when that is first asked for.</summary>
internal sealed class KnownBase(BaseSource source, Func<BaseSource, CancellationToken, Task<CompiledBase>> compile)
{
    private readonly Lock gate = new();
    private Task<CompiledBase>? compiling;

    public BaseSource Source => source;

    /// <summary>The compiled repository. Whoever is cancelled leaves the work to the next.</summary>
    public async ValueTask<CompiledBase> CompileAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            bool isOwn = false;
            Task<CompiledBase> work;
            lock (gate)
            {
                if (compiling is null or { IsCompleted: true, IsCompletedSuccessfully: false })
                {
                    isOwn = true;
                    compiling = Task.Run(() => compile(source, cancellationToken), CancellationToken.None);
                }
                work = compiling;
            }
            if (isOwn || work.IsCompletedSuccessfully)
                return await work.ConfigureAwait(false);
            await ((Task)work).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
