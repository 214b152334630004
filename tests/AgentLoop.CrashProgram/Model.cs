using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.CrashProgram;

/// <summary>A model that is wrong twice and then right, and leaves a trace of each call it really gets.</summary>
internal static class Model
{
    public static IChatClient Create(string log) => new ScriptedChatClient().Otherwise((messages, _, _) =>
    {
        string question = messages[^1].Text;
        KillPoint.Reach("begin:model");
        File.AppendAllText(log, $"model {question}\n");
        KillPoint.Reach("end:model");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, question.EndsWith('2') ? "right" : $"wrong {question[^1]}"));
    });
}
