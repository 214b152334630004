using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;

namespace AgentLoop;

/// <summary>Every kind of event that this version knows. A kind, once written, keeps its name and meaning.</summary>
internal static class EventKinds
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> Known = new Dictionary<string, JsonTypeInfo>(StringComparer.Ordinal)
    {
        ["run.started"] = LoopJsonContext.Default.RunStarted,
        ["run.forked"] = LoopJsonContext.Default.RunForked,
        ["run.resumed"] = LoopJsonContext.Default.RunResumed,
        ["run.finished"] = LoopJsonContext.Default.RunFinished,
        ["step.started"] = LoopJsonContext.Default.StepStarted,
        ["step.finished"] = LoopJsonContext.Default.StepFinished,
        ["step.failed"] = LoopJsonContext.Default.StepFailed,
        ["plugin.failed"] = LoopJsonContext.Default.PluginFailed,
        ["task.understood"] = LoopJsonContext.Default.TaskUnderstood,
        ["questions.asked"] = LoopJsonContext.Default.QuestionsAsked,
        ["baseline.evaluated"] = LoopJsonContext.Default.BaselineEvaluated,
        ["plan.made"] = LoopJsonContext.Default.PlanMade,
        ["context.gathered"] = LoopJsonContext.Default.ContextGathered,
        ["candidate.proposed"] = LoopJsonContext.Default.CandidateProposed,
        ["generation.ended"] = LoopJsonContext.Default.GenerationEnded,
        ["workspace.prepared"] = LoopJsonContext.Default.WorkspacePrepared,
        ["policy.decided"] = LoopJsonContext.Default.PolicyDecided,
        ["candidate.rejected"] = LoopJsonContext.Default.CandidateRejected,
        ["candidate.evaluated"] = LoopJsonContext.Default.CandidateEvaluated,
        ["candidate.stopped"] = LoopJsonContext.Default.CandidateStopped,
        ["candidate.selected"] = LoopJsonContext.Default.CandidateSelected,
        ["candidate.discarded"] = LoopJsonContext.Default.CandidateDiscarded,
        ["approval.decided"] = LoopJsonContext.Default.ApprovalDecided,
        ["integration.finished"] = LoopJsonContext.Default.Integrated,
        ["model.called"] = LoopJsonContext.Default.ModelCalled,
        ["tool.called"] = LoopJsonContext.Default.ToolCalled,
        ["conversation.compacted"] = LoopJsonContext.Default.ConversationCompacted,
        ["conversation.ended"] = LoopJsonContext.Default.ConversationEnded,
        ["model.tried"] = LoopJsonContext.Default.ModelTried,
        ["model.answering"] = LoopJsonContext.Default.ModelAnswering,
        ["command.executed"] = LoopJsonContext.Default.CommandExecuted,
        ["network.decided"] = LoopJsonContext.Default.NetworkDecided,
        ["file.read"] = LoopJsonContext.Default.FileRead,
        ["file.masked"] = LoopJsonContext.Default.FileMasked,
        ["file.written"] = LoopJsonContext.Default.FileWritten,
        ["clock.read"] = LoopJsonContext.Default.ClockRead,
        ["child.ended"] = LoopJsonContext.Default.ChildRunEnded,
        ["effect.started"] = LoopJsonContext.Default.EffectStarted,
        ["effect.outcome-unknown"] = LoopJsonContext.Default.EffectOutcomeUnknown,
        ["effect.performed"] = LoopJsonContext.Default.EffectPerformed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> All => Known.Keys;

    public static string KindOf<T>()
        where T : RunEvent => Known.First(k => k.Value.Type == typeof(T)).Key;

    public static JsonTypeInfo TypeInfoOf(string kind) => Known[kind];

    public static JsonTypeInfo? FindTypeInfo(string kind) => Known.GetValueOrDefault(kind);
}
