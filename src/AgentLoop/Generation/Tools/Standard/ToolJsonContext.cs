using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>How what tools find is written in the journal.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SearchFindings))]
internal sealed partial class ToolJsonContext : JsonSerializerContext;
