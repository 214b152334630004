using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>What is to be done next. A step names what it needs; it does nothing by itself.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UnderstandStep), "understand")]
[JsonDerivedType(typeof(EvaluateBaselineStep), "baseline")]
[JsonDerivedType(typeof(PlanStep), "plan")]
[JsonDerivedType(typeof(GatherContextStep), "context")]
[JsonDerivedType(typeof(GenerateStep), "generate")]
[JsonDerivedType(typeof(SelectStep), "select")]
[JsonDerivedType(typeof(AskStep), "ask")]
[JsonDerivedType(typeof(ApproveStep), "approve")]
[JsonDerivedType(typeof(IntegrateStep), "integrate")]
[JsonDerivedType(typeof(FinishStep), "finish")]
public abstract record LoopStep
{
    /// <summary>The step in a word, as it stands in scopes and reports.</summary>
    [JsonIgnore]
    public abstract string Name { get; }
}
