namespace Knetc.Benchmarks.Phases;

/// <summary>How a quantity grows with the size of the input.</summary>
public static class Scaling
{
    /// <summary>The exponent k of the power law, quantity = c · size^k, that fits best: 1 is linear, 2 is quadratic.</summary>
    /// <param name="points">Sizes and quantities, at least two, none zero.</param>
    public static double Exponent(IReadOnlyList<(double Size, double Quantity)> points)
    {
        double meanX = points.Average(static point => Math.Log(point.Size)), meanY = points.Average(static point => Math.Log(point.Quantity));
        double products = 0, squares = 0;
        foreach (var (size, quantity) in points)
        {
            double x = Math.Log(size) - meanX;
            products += x * (Math.Log(quantity) - meanY);
            squares += x * x;
        }

        return products / squares;
    }
}
