using System.Text.Json.Serialization;

namespace AgentLoop;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Evaluation))]
[JsonSerializable(typeof(TestEvaluatorOptions))]
[JsonSerializable(typeof(TestSuite))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
