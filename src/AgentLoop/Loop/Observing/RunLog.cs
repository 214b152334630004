using Microsoft.Extensions.Logging;

namespace AgentLoop;

internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Debug, "Run {RunId} recorded {Sequence} {Kind} in \"{Scope}\"")]
    public static partial void Recorded(ILogger logger, string runId, long sequence, string kind, string scope);

    [LoggerMessage(2, LogLevel.Warning, "Run {RunId}: {Plugin} failed, and the run goes on without it: {Error}")]
    public static partial void PluginFailed(ILogger logger, string runId, string plugin, string error);

    [LoggerMessage(3, LogLevel.Error, "Run {RunId}: the step {Step} failed: {Reason}")]
    public static partial void StepFailed(ILogger logger, string runId, string step, string reason);

    [LoggerMessage(4, LogLevel.Information, "Run {RunId} ended as {Outcome}: {Reason}")]
    public static partial void Finished(ILogger logger, string runId, RunOutcome outcome, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Run {RunId}: try {Number} of a model call gave no answer, and the next waits {Wait}: {Reason}")]
    public static partial void ModelTried(ILogger logger, string runId, int number, string reason, TimeSpan? wait);
}
