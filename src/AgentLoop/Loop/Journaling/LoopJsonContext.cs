using System.Text.Json.Serialization;

namespace AgentLoop;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(RunForked))]
[JsonSerializable(typeof(RunResumed))]
[JsonSerializable(typeof(RunFinished))]
[JsonSerializable(typeof(StepStarted))]
[JsonSerializable(typeof(StepFinished))]
[JsonSerializable(typeof(StepFailed))]
[JsonSerializable(typeof(PluginFailed))]
[JsonSerializable(typeof(TaskUnderstood))]
[JsonSerializable(typeof(QuestionsAsked))]
[JsonSerializable(typeof(BaselineEvaluated))]
[JsonSerializable(typeof(PlanMade))]
[JsonSerializable(typeof(ContextGathered))]
[JsonSerializable(typeof(CandidateProposed))]
[JsonSerializable(typeof(GenerationEnded))]
[JsonSerializable(typeof(WorkspacePrepared))]
[JsonSerializable(typeof(PolicyDecided))]
[JsonSerializable(typeof(CandidateRejected))]
[JsonSerializable(typeof(CandidateEvaluated))]
[JsonSerializable(typeof(CandidateStopped))]
[JsonSerializable(typeof(CandidateSelected))]
[JsonSerializable(typeof(CandidateDiscarded))]
[JsonSerializable(typeof(ApprovalDecided))]
[JsonSerializable(typeof(IntegrationStarted))]
[JsonSerializable(typeof(Integrated))]
[JsonSerializable(typeof(ModelCalled))]
[JsonSerializable(typeof(ModelTried))]
[JsonSerializable(typeof(ModelAnswering))]
[JsonSerializable(typeof(CommandExecuted))]
[JsonSerializable(typeof(NetworkDecided))]
[JsonSerializable(typeof(FileRead))]
[JsonSerializable(typeof(FileWritten))]
[JsonSerializable(typeof(ChildRunEnded))]
[JsonSerializable(typeof(EffectPerformed))]
[JsonSerializable(typeof(ClockRead))]
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(SandboxCommand))]
[JsonSerializable(typeof(WorkspaceSnapshot))]
[JsonSerializable(typeof(ApprovalDecision))]
internal sealed partial class LoopJsonContext : JsonSerializerContext;
