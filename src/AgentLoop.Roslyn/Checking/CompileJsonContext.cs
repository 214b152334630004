using System.Text.Json.Serialization;

namespace AgentLoop.Roslyn;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CompileOutcome))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(byte[]))]
internal sealed partial class CompileJsonContext : JsonSerializerContext;
