using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Where a conversation takes place, for a model to read.</summary>
internal static class EnvironmentText
{
    /// <summary>As it was when the run was first here: a run that is taken up on another machine, or another day, goes on with the same prompt.</summary>
    public static ValueTask<string> RecallAsync(RunScope run, CancellationToken cancellationToken) =>
        run.OnceAsync(
            new OnceRequest<string> { Name = "environment", Effect = _ => ValueTask.FromResult(Of(run.Clock)), ResultType = LoopJsonContext.Default.String, IsRepeatable = true },
            cancellationToken);

    private static string Of(TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"The system is {RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture}). Commands start at the repository's root, in a sandbox. Today is {clock.GetUtcNow():yyyy-MM-dd}.");
}
