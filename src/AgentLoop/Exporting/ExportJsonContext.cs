using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgentLoop;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunFileLine))]
[JsonSerializable(typeof(DsseDocument))]
internal sealed partial class ExportJsonContext : JsonSerializerContext;
