"""What a picture shows and is called: plain values that travel as JSON to where it is drawn."""
