import "./styles.css"
