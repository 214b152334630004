using System.Net;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Chat.Endpoints;

public sealed class EndpointChatClientTests
{
    private static readonly EndpointOptions Hasty = new() { FirstDelay = TimeSpan.Zero, MaxTries = 3 };

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, ModelOutcome.RateLimited)]
    [InlineData(HttpStatusCode.Conflict, ModelOutcome.Unavailable)]
    [InlineData(HttpStatusCode.Unauthorized, ModelOutcome.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound, ModelOutcome.NotFound)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, ModelOutcome.ContextOverflow)]
    [InlineData(HttpStatusCode.BadRequest, ModelOutcome.Rejected)]
    [InlineData(HttpStatusCode.BadRequest, ModelOutcome.ContextOverflow, "The prompt is too long. ")]
    public async Task The_status_and_words_of_the_frameworks_exceptions_are_found_however_deep(HttpStatusCode status, ModelOutcome outcome, string words = "")
    {
        Exception deep = new AggregateException(new InvalidOperationException("Wrapped.", new HttpRequestException($"{words}Said so.", null, status)));
        ModelCallException failed = await FailAsync(deep);
        Assert.Equal(outcome, failed.Outcome);
        Assert.Contains("Said so.", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_of_no_exception_is_a_failure_of_the_client()
    {
        Assert.Equal(ModelOutcome.Failed, (await FailAsync(new InvalidOperationException("Oops."))).Outcome);
        Assert.Equal(ModelOutcome.Dropped, (await FailAsync(new IOException("Broken pipe."))).Outcome);
        Assert.Equal(ModelOutcome.TimedOut, (await FailAsync(new TaskCanceledException("Its own patience."))).Outcome);
        Assert.Equal(ModelOutcome.Unreadable, (await FailAsync(new System.Text.Json.JsonException("No JSON."))).Outcome);
    }

    [Fact]
    public async Task An_exception_of_ours_keeps_what_it_says()
    {
        ModelCallException failed = await FailAsync(new ModelCallException(ModelOutcome.ContextOverflow, "Too long."));
        Assert.Equal((ModelOutcome.ContextOverflow, "Too long."), (failed.Outcome, failed.Message));
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_passed_on_once_and_whole()
    {
        using ScriptedChatClient model = new ScriptedChatClient { PieceLength = 3 }.Break("Hello, wor", new IOException("Gone.")).Answer("Hello, world.");
        using EndpointChatClient client = new(model, Hasty);
        Assert.Equal("Hello, world.", string.Concat(await client.GetStreamingResponseAsync("Hi.").Select(u => u.Text).ToListAsync()));
    }

    [Fact]
    public async Task A_pause_within_the_limit_is_none_too_long_however_many_there_are()
    {
        ManualTimeProvider clock = new();
        using ScriptedChatClient model = new ScriptedChatClient(clock) { PieceLength = 1, PieceDelay = TimeSpan.FromSeconds(50) }.Answer("Hello.").Answer("Hello.");
        using EndpointChatClient client = new(model, new EndpointOptions { IdleTimeout = TimeSpan.FromSeconds(60), TotalTimeout = TimeSpan.FromHours(1), MaxTries = 1 }, clock);
        Task<ChatResponse> patient = client.GetStreamingResponseAsync("Hi.").ToChatResponseAsync();
        while (!patient.IsCompleted)
            await AdvanceAsync(clock, patient, waiting: 3, TimeSpan.FromSeconds(50));
        Assert.Equal("Hello.", (await patient).Text);

        using EndpointChatClient hasty = new(model, new EndpointOptions { IdleTimeout = TimeSpan.FromSeconds(40), MaxTries = 1 }, clock);
        Task<ChatResponse> impatient = hasty.GetStreamingResponseAsync("Hi.").ToChatResponseAsync();
        await AdvanceAsync(clock, impatient, waiting: 3, TimeSpan.FromSeconds(40));
        Assert.Equal(ModelOutcome.TimedOut, (await Assert.ThrowsAsync<ModelCallException>(() => impatient)).Outcome);
    }

    [Fact]
    public async Task A_wait_that_does_not_fit_into_the_time_in_all_is_not_begun()
    {
        ManualTimeProvider clock = new();
        using ScriptedChatClient model = new ScriptedChatClient(clock).Throw(new HttpRequestException("Busy.", null, HttpStatusCode.ServiceUnavailable));
        using EndpointChatClient client = new(model, new EndpointOptions { FirstDelay = TimeSpan.FromMinutes(1), TotalTimeout = TimeSpan.FromSeconds(10) }, clock);
        Assert.Equal(ModelOutcome.Unavailable, (await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("Hi."))).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_does_not_heed_cancellation_keeps_nobody_waiting(bool isStreamed)
    {
        using EndpointChatClient client = new(new DeafChatClient(), new EndpointOptions { TotalTimeout = TimeSpan.FromMilliseconds(100), MaxTries = 1 });
        Task<ChatResponse> call = isStreamed ? client.GetStreamingResponseAsync("Hi.").ToChatResponseAsync() : client.GetResponseAsync("Hi.");
        Assert.Equal(ModelOutcome.TimedOut, (await Assert.ThrowsAsync<ModelCallException>(() => call.WaitAsync(TimeSpan.FromSeconds(60)))).Outcome);

        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(100));
        using EndpointChatClient patient = new(new DeafChatClient());
        call = isStreamed ? patient.GetStreamingResponseAsync("Hi.", cancellationToken: stop.Token).ToChatResponseAsync() : patient.GetResponseAsync("Hi.", cancellationToken: stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task An_answer_without_an_end_is_none()
    {
        using EndpointChatClient client = new(new DeafChatClient { Word = new string('a', 100_000) }, Hasty);
        ModelCallException failed = await Assert.ThrowsAsync<ModelCallException>(() => client.GetStreamingResponseAsync("Hi.").ToChatResponseAsync());
        Assert.Equal(ModelOutcome.Unreadable, failed.Outcome);
        Assert.Contains("more than 16000000 characters", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_a_wait_as_one()
    {
        using CancellationTokenSource stop = new();
        using ScriptedChatClient model = new ScriptedChatClient().Throw(new IOException("Gone."));
        using EndpointChatClient client = new(model, new EndpointOptions { FirstDelay = TimeSpan.FromHours(1) });
        Task<ChatResponse> asking = client.GetResponseAsync("Hi.", cancellationToken: stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    /// <summary>Moves the clock once all that is to wait for it does, or the call has ended.</summary>
    private static async Task AdvanceAsync(ManualTimeProvider clock, Task call, int waiting, TimeSpan time)
    {
        while (clock.WaitingTimers < waiting && !call.IsCompleted)
            await Task.Delay(1);
        clock.Advance(time);
    }

    private static async Task<ModelCallException> FailAsync(Exception exception)
    {
        using ScriptedChatClient model = new ScriptedChatClient().Otherwise((_, _, _) => throw exception);
        using EndpointChatClient client = new(model, Hasty);
        return await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("Hi."));
    }
}
