using static Bookings.Tests.TimeSlotTests;

namespace Bookings.Tests;

public sealed class RoomTests
{
    private readonly Room room = new("Ada", Slot(8, 18));

    [Fact]
    public void A_free_room_is_booked()
    {
        Assert.True(room.TryBook(Slot(9, 10)));
        Assert.Equal([Slot(9, 10)], room.Bookings);
    }

    [Fact]
    public void A_booking_outside_the_opening_hours_is_refused() => Assert.False(room.TryBook(Slot(17, 19)));

    [Fact]
    public void A_slot_is_not_booked_twice()
    {
        room.TryBook(Slot(9, 10));
        Assert.False(room.TryBook(Slot(9, 10)));
    }

    [Fact]
    public void A_room_is_free_again_once_a_meeting_has_ended()
    {
        room.TryBook(Slot(9, 10));
        Assert.True(room.IsFree(Slot(10, 11)));
    }

    [Fact]
    public void Bookings_stand_in_the_order_of_the_day()
    {
        room.TryBook(Slot(14, 15));
        room.TryBook(Slot(9, 10));
        Assert.Equal([Slot(9, 10), Slot(14, 15)], room.Bookings);
    }
}
