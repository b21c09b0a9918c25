using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>A service port that was not there before, and where it does not work.</summary>
internal sealed record NewPort(PlannedServicePort Port)
{
    public DeliveryDifference Delivery { get; } = new();
}
