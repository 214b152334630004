using System.Text.Json.Serialization;

namespace AgentLoop;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ChangeSetDocument))]
internal sealed partial class ChangeSetJsonContext : JsonSerializerContext;
