using System.Text.Json.Serialization;

namespace AgentLoop;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RemovalNote))]
internal sealed partial class RemovalJsonContext : JsonSerializerContext;
