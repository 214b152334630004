using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace AgentLoop;

/// <summary>Traces, measures and logs a run by its events alone. The source and the meter are named <c>AgentLoop</c>.</summary>
internal sealed class RunObserver(ILogger logger)
{
    public const string Name = SpanNames.Source;

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("agentloop.runs", "{run}", "Runs that ended, by outcome.");
    private static readonly Counter<long> Candidates = Meter.CreateCounter<long>("agentloop.candidates", "{candidate}", "Candidates, by verdict.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("agentloop.tokens", "{token}", "Tokens, by direction.");
    private static readonly Histogram<double> Steps = Meter.CreateHistogram<double>("agentloop.step.duration", "s", "How long steps took, by step.");

    private readonly ConcurrentDictionary<string, StepStarted> open = new(StringComparer.Ordinal);

    /// <summary>Takes note of an event; one that was met again is no news.</summary>
    public void Observe(string runId, RunEvent e, bool isNew)
    {
        if (!isNew)
            return;
        RunLog.Recorded(logger, runId, e.Sequence, e.Kind, e.Scope);
        switch (e)
        {
            case StepStarted started:
                open[$"{runId}/{e.Scope}"] = started;
                break;
            case StepFinished or StepFailed:
                End(runId, e);
                break;
            case CandidateEvaluated evaluated:
                Count(Candidates, "verdict", evaluated.Verdict.ToString());
                break;
            case CandidateRejected:
                Count(Candidates, "verdict", "Rejected");
                break;
            case ModelCalled called:
                Tokens.Add(called.Spending.InputTokens, new KeyValuePair<string, object?>("direction", "input"));
                Tokens.Add(called.Spending.OutputTokens, new KeyValuePair<string, object?>("direction", "output"));
                break;
            case ModelTried tried:
                RunLog.ModelTried(logger, runId, tried.Number, tried.Reason, tried.Wait);
                break;
            case PluginFailed failed:
                RunLog.PluginFailed(logger, runId, failed.Plugin, failed.Error);
                break;
            case RunFinished finished:
                Count(Runs, "outcome", finished.Outcome.ToString());
                RunLog.Finished(logger, runId, finished.Outcome, finished.Reason);
                Forget(runId);
                break;
        }
    }

    private static void Count(Counter<long> counter, string key, string value) =>
        counter.Add(1, new KeyValuePair<string, object?>(key, value));

    /// <summary>A step that was cut off has no end and so no span.</summary>
    private void Forget(string runId)
    {
        foreach (string key in open.Keys.Where(k => k.StartsWith(runId + "/", StringComparison.Ordinal)))
            open.TryRemove(key, out _);
    }

    /// <summary>A span is made whole when its step ends, so that the host's own current span is never touched.</summary>
    private void End(string runId, RunEvent end)
    {
        if (!open.TryRemove($"{runId}/{end.Scope}", out StepStarted? begin))
            return;
        Steps.Record((end.At - begin.At).TotalSeconds, new KeyValuePair<string, object?>("step", begin.Step.Name));
        if (end is StepFailed failed)
            RunLog.StepFailed(logger, runId, begin.Step.Name, failed.Reason);

        using Activity? span = Source.StartActivity(
            SpanNames.OfStep(begin.Step), ActivityKind.Internal, parentContext: Activity.Current?.Context ?? default, startTime: begin.At);
        span?.SetTag(SpanNames.RunId, runId);
        span?.SetTag(SpanNames.Scope, end.Scope);
        span?.SetStatus(end is StepFailed ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        span?.SetEndTime(end.At.UtcDateTime);
    }
}
